import { expect, test } from 'vitest';
import { joinSentences } from '../../src/summaries/join-sentences.ts';

test.each([
  [['商务部宣布禁止采购芯片。', '公告称，限制今天生效。'], '商务部宣布禁止采购芯片。公告称，限制今天生效。'],
  [['“还会谈吗？”', '没有人知道！', 'Micron 表示失望。'], '“还会谈吗？”没有人知道！Micron 表示失望。'],
  [['政府は発表した。', '対象は三社だ…', '詳細は不明。'], '政府は発表した。対象は三社だ…詳細は不明。'],
  [['It is banned.', '“Really?”', 'Yes…', 'It is.'], 'It is banned. “Really?” Yes… It is.'],
  [['정부는 발표했다.', '대상은 세 곳이다.'], '정부는 발표했다. 대상은 세 곳이다.'],
  [['प्रतिबंध लागू हुआ।', 'वार्ता जारी है।'], 'प्रतिबंध लागू हुआ। वार्ता जारी है।'],
  [['One.'], 'One.'],
  [[], ''],
])('%j are joined as their script does', (sentences, text) => {
  expect(joinSentences(sentences)).toBe(text);
});
