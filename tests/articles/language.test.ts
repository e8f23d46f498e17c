import { describe, expect, it } from 'vitest';
import { detectLanguage } from '../../src/articles/language.ts';

describe('the language of a text', () => {
  it.each([
    ['en', 'The ministers met in the city on Monday and agreed to nothing.'],
    ['de', 'Die Minister trafen sich am Montag in der Stadt und einigten sich auf nichts.'],
    ['fr', 'Les ministres se sont réunis lundi dans la ville et n’ont rien décidé.'],
    ['es', 'Los ministros se reunieron el lunes en la ciudad y no acordaron nada.'],
    ['it', 'I ministri si sono riuniti lunedì in città e non hanno deciso nulla.'],
    ['pt', 'Os ministros reuniram-se na segunda-feira na cidade e não decidiram nada.'],
    ['nl', 'De ministers kwamen maandag in de stad bijeen en werden het niet eens.'],
    ['pl', 'Ministrowie spotkali się w poniedziałek w mieście i niczego nie uzgodnili.'],
    ['sv', 'Ministrarna träffades i staden på måndagen och kom inte överens om något.'],
    ['tr', 'Bakanlar pazartesi günü şehirde bir araya geldi ve hiçbir konuda anlaşamadı.'],
    ['ru', 'Министры встретились в понедельник в городе и ни о чём не договорились.'],
    ['uk', 'Міністри зустрілися в понеділок у місті й ні про що не домовилися, її слова.'],
    ['ar', 'التقى الوزراء يوم الاثنين في المدينة ولم يتفقوا على شيء.'],
    ['fa', 'وزیران روز دوشنبه در شهر دیدار کردند و بر سر هیچ چیز توافق نکردند.'],
    ['ur', 'وزراء نے پیر کے روز شہر میں ملاقات کی اور کسی بات پر اتفاق نہیں ہوا۔'],
    ['he', 'השרים נפגשו ביום שני בעיר ולא הסכימו על דבר.'],
    ['hi', 'मंत्री सोमवार को शहर में मिले और किसी बात पर सहमत नहीं हुए।'],
    ['zh', '部长们周一在该市会晤，未达成任何协议。'],
    ['ja', '閣僚は月曜日に市内で会談したが、合意には至らなかった。'],
    ['ko', '장관들은 월요일 시내에서 만났지만 합의하지 못했다.'],
    ['el', 'Οι υπουργοί συναντήθηκαν τη Δευτέρα.'],
    ['th', 'รัฐมนตรีพบกันเมื่อวันจันทร์'],
    ['ka', 'მინისტრები ორშაბათს შეხვდნენ.'],
    ['hy', 'Նախարարները հանդիպեցին երկուշաբթի։'],
    ['id', 'Para menteri bertemu pada hari Senin di kota itu dan tidak mencapai kesepakatan apa pun.'],
  ])('is %s', (language, text) => {
    expect(detectLanguage(text)).toBe(language);
  });

  it('is Chinese where names stay in the Latin alphabet', () => {
    expect(detectLanguage('美光科技（Micron Technology）周一宣布新厂计划')).toBe('zh');
  });

  it('is the language of the text, not of the one word that it quotes', () => {
    expect(
      detectLanguage(`The ministers met in the city on Monday. ${'They agreed to nothing at all. '.repeat(5)}平和`),
    ).toBe('en');
  });

  it('is Russian where a long text quotes a Ukrainian name', () => {
    const text =
      'Министры встретились в понедельник в городе и долго говорили о новых правилах вывоза металлов. '.repeat(5);
    expect(detectLanguage(`${text} Київ.`)).toBe('ru');
  });

  it.each(['', '   ', '12.5 %', 'Micron', '🙂🙂', 'https://thewire.example/a/the-ministers-met'])(
    'is unknown for %j',
    (text) => {
      expect(detectLanguage(text)).toBeNull();
    },
  );
});
