import fc from 'fast-check';
import { NumberFinder } from './number-finder';

const DIGITS = '6281234567890';
const finder = new NumberFinder([`+${DIGITS}`, '081234567890']);

describe('a number', () => {
  it.each([
    '+6281234567890',
    '6281234567890',
    '006281234567890',
    '081234567890',
    '81234567890 is 081234567890',
    '{"from":"6281234567890","to":"1"}',
    'caller=%2B6281234567890&x=1',
    'call +62 812-3456-7890 today',
    '(62) 812 3456 7890',
    '６２８１２３４５６７８９０',
    `wacid.${Buffer.from('\x1d\x18\x0d6281234567890\x15\x02', 'latin1').toString('base64')}`,
    `calls/of_${Buffer.from('\x1d\x18\x0d6281234567890\x15\x02', 'latin1').toString('base64')}`,
  ])('is found in %j', (text) => {
    expect(finder.isIn(text)).toBe(true);
  });

  it.each([
    '62812345678901',
    '16281234567890',
    '+628123456789',
    '6281234567891',
    '81234567890',
    '',
    'no number',
    '6281234/567890',
    `wacid.${Buffer.from('\x1d\x18\x0d6281234567899\x15\x02', 'latin1').toString('base64')}`,
  ])('is not found in %j, which is another one or none', (text) => {
    expect(finder.isIn(text)).toBe(false);
  });

  it('is found wherever it stands, unless it is a part of a longer one', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (before, after) => {
        const isPart = /\d$/.test(before.normalize('NFKC')) || /^\d/.test(after.normalize('NFKC'));
        fc.pre(!isPart);
        expect(finder.isIn(`${before}${DIGITS}${after}`)).toBe(true);
      }),
    );
  });
});
