import { expect, test } from 'vitest';
import { leansBack } from '../../src/summaries/leaning.ts';

test.each([
  ['en', 'On neither was there a result, both sides said.'],
  ['en', 'Some of them may shy away.'],
  ['en', 'It said the order would be read with care.'],
  ['en', 'They meet again on Friday.'],
  ['en', 'But that may change.'],
  ['en', 'But he did not say when.'],
  ['en', 'Both will be heard in spring.'],
  ['en', 'Neither would comment.'],
  ['en', 'This would halt two lines.'],
  ['en', 'These rules come into force in May.'],
  ['en', 'That is a third of the market.'],
  ['en', 'Despite this, shares rose.'],
  ['en', '“They have no choice,” said the union’s Mara Quist.'],
  ['en', 'Others said nothing.'],
  [null, 'She left on Monday.'],
  ['de', 'Sie wollen am Freitag weiterreden.'],
  ['de', 'Das sagte der Minister am Montag.'],
  ['de', 'Einige von ihnen zögern.'],
  ['fr', 'Elle a refusé.'],
  ['fr', 'Mais cela pourrait changer.'],
  ['fr', 'Il a dit non.'],
  ['es', 'Ambos se reúnen el viernes.'],
  ['es', 'Pero eso puede cambiar.'],
])('%s: leans on what came before: %s', (language, sentence) => {
  expect(leansBack(sentence, language)).toBe(true);
});

test.each([
  ['en', 'This week, Micron said it would appeal.'],
  ['en', 'Both Micron and Samsung said they would appeal.'],
  ['en', 'Neither Micron nor Samsung would comment.'],
  ['en', 'In both Beijing and Washington, officials said no.'],
  ['en', 'Those who fled have come back.'],
  ['en', 'But Micron said the order stands.'],
  ['en', 'Some buyers may shy away.'],
  ['en', 'Some of the buyers may shy away.'],
  ['en', 'Italy will vote in spring.'],
  ['en', 'In her first speech, Ms Raimondo named three rules.'],
  ['de', 'Das Ministerium prüft den Antrag.'],
  ['de', 'Diese Woche tagt der Rat.'],
  ['de', 'Siemens baut ein Werk.'],
  ['fr', 'Il y a neuf jours que la grève dure.'],
  ['fr', 'Ce lundi, le port reste fermé.'],
  ['es', 'Este lunes cierra el puerto.'],
  ['es', 'Suiza votará en primavera.'],
  ['zh', '他说不。'],
])('%s: stands alone: %s', (language, sentence) => {
  expect(leansBack(sentence, language)).toBe(false);
});
