import fc from 'fast-check';
import { Randomness } from '../common/randomness';
import { drawRoutingTag, isRoutingTag, tagUserData, untagUserData } from './routing-tag';

const TAG = 'AAECAwQFBgcICQoLDA0ODw';

/** Gives the bytes 0, 1, 2 and so on. */
class Counting extends Randomness {
  override bytes(count: number): Buffer {
    return Buffer.from(Array.from({ length: count }, (_, index) => index));
  }
}

describe('a routing tag', () => {
  it('is 128 random bits as 22 base64url characters', () => {
    expect(drawRoutingTag(new Counting())).toBe(TAG);
  });

  it('is another one each time', () => {
    const tags = Array.from({ length: 100 }, () => drawRoutingTag(new Randomness()));

    expect(new Set(tags).size).toBe(100);
    expect(tags.every(isRoutingTag)).toBe(true);
  });

  it.each([
    ['too short', TAG.slice(1)],
    ['too long', `${TAG}A`],
    ['nothing', ''],
    ['of base64, not base64url', 'AAECAwQFBgcICQoLDA0+/w'],
    ['followed by a line break', `${TAG}\n`],
  ])('is not recognised when it is %s', (_, text) => {
    expect(isRoutingTag(text)).toBe(false);
  });

  it('stands between tildes before the caller’s text', () => {
    expect(tagUserData(TAG, 'order 4711')).toBe(`~${TAG}~order 4711`);
  });

  it('goes out alone where the caller gave no text', () => {
    expect(tagUserData(TAG, null)).toBe(`~${TAG}~`);
  });

  it.each([
    ['order 4711', 'order 4711'],
    ['~mine~', '~mine~'],
    [null, undefined],
  ])('leaves the text %j alone where none was drawn', (userData, sent) => {
    expect(tagUserData(null, userData)).toBe(sent);
  });
});

describe('what came back with a tag', () => {
  it.each([
    ['a text after it', `~${TAG}~order 4711`, { tag: TAG, userData: 'order 4711' }],
    ['nothing after it', `~${TAG}~`, { tag: TAG, userData: '' }],
    ['the caller’s own tildes after it', `~${TAG}~~a~b~`, { tag: TAG, userData: '~a~b~' }],
    ['line breaks after it', `~${TAG}~one\ntwo`, { tag: TAG, userData: 'one\ntwo' }],
    ['one that can be no tag', '~no tag~text', { tag: 'no tag', userData: 'text' }],
    ['an empty one', '~~text', { tag: '', userData: 'text' }],
  ])('is taken apart with %s', (_, text, parts) => {
    expect(untagUserData(text)).toEqual(parts);
  });

  it.each([
    ['nothing came', null],
    ['an empty text came', ''],
    ['no tilde came', 'order 4711'],
    ['one tilde came', '~order 4711'],
    ['the second tilde is lost', `~${TAG}`],
    ['something stands before it', ` ~${TAG}~text`],
    ['the tildes come later', `order ~${TAG}~`],
  ])('is nothing where %s', (_, text) => {
    expect(untagUserData(text)).toBeNull();
  });

  it('gives every text back as the caller gave it, tildes and all', () => {
    const text = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.string({ unit: fc.constantFrom('~', 'a', '\n') }),
    );
    fc.assert(
      fc.property(text, (userData) => {
        expect(untagUserData(tagUserData(TAG, userData) ?? null)).toEqual({ tag: TAG, userData });
      }),
    );
  });
});
