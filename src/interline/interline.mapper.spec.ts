import fc from 'fast-check';
import { announcementCodes, displayCode } from './interline.mapper';

describe('displayCode', () => {
  it('is 1 exactly where the own number is shown, first for what B sees', () => {
    fc.assert(
      fc.property(fc.constantFrom('x', 'a'), fc.constantFrom('x', 'b'), (aToB, bToA) => {
        const [forB, forA, ...others] = (displayCode({ aToB, bToA }) ?? '').split(',');
        expect(forB).toBe(aToB === 'x' ? '0' : '1');
        expect(forA).toBe(bToA === 'x' ? '0' : '1');
        expect(others).toEqual([]);
      }),
    );
  });

  it('is not sent when nothing was asked for', () => {
    expect(displayCode(undefined)).toBeUndefined();
  });
});

describe('announcementCodes', () => {
  const code = fc.option(fc.stringMatching(/^[A-Za-z0-9_.-]{1,32}$/), { nil: undefined });

  it('are three places, for B, A and others, each empty where there is no code', () => {
    fc.assert(
      fc.property(code, code, code, (bToX, aToX, otherToX) => {
        const places = announcementCodes({ bToX, aToX, otherToX })?.split(',');
        expect(places).toEqual([bToX ?? '', aToX ?? '', otherToX ?? '']);
      }),
    );
  });

  it('are not sent when nothing was asked for', () => {
    expect(announcementCodes(undefined)).toBeUndefined();
  });
});
