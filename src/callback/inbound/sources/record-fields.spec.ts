import fc from 'fast-check';
import { RecordFields } from './record-fields';

type Reader = (fields: RecordFields) => unknown;

const READERS: Readonly<Record<string, Reader>> = {
  text: (fields) => fields.text('v'),
  id: (fields) => fields.id('v'),
  'relay number': (fields) => fields.relayNumber('v'),
  'phone number': (fields) => fields.phoneNumber('v'),
  count: (fields) => fields.count('v'),
  'count or 0': (fields) => fields.count('v', 0),
  time: (fields) => fields.time('v'),
  code: (fields) => fields.oneOf('v', { 0: 'off', 1: 'on' }, 'other'),
  decimal: (fields) => fields.decimal('v'),
  child: (fields) => fields.child('v').text('a'),
  objects: (fields) => fields.objects('v').map((item) => item.text('a')),
};

function read(reader: string, value: unknown): { value: unknown; defect: unknown } {
  const fields = new RecordFields({ v: value });
  return { value: READERS[reader]?.(fields), defect: fields.defect };
}

describe('a field of a callback', () => {
  it.each<[string, unknown, unknown]>([
    ['text', 'it is ext', 'it is ext'],
    ['text', 'two\nlines', 'two\nlines'],
    ['text', 16, '16'],
    ['text', 0, '0'],
    ['text', '', null],
    ['text', null, null],
    ['text', undefined, null],
    ['id', '1604763745256783872', '1604763745256783872'],
    ['id', 45, '45'],
    ['id', 'x'.repeat(255), 'x'.repeat(255)],
    ['relay number', '13800000001', '13800000001'],
    ['relay number', 13800000001, '13800000001'],
    ['relay number', '+8613800000001', '+8613800000001'],
    ['relay number', '123', '123'],
    ['relay number', '1'.repeat(24), '1'.repeat(24)],
    ['phone number', '85261111111', '+85261111111'],
    ['phone number', '+85261111111', '+85261111111'],
    ['phone number', 85261111111, '+85261111111'],
    ['phone number', '10086', '+10086'],
    ['phone number', 'anonymous', null],
    ['relay number', 'Unknown', null],
    ['relay number', 'RESTRICTED', null],
    ['relay number', 'private', null],
    ['relay number', 'Unavailable', null],
    ['relay number', 'withheld', null],
    ['relay number', '', null],
    ['count', '30', 30],
    ['count', 30, 30],
    ['count', 0, 0],
    ['count', '', null],
    ['count', null, null],
    ['count or 0', undefined, 0],
    ['count or 0', '', 0],
    ['count or 0', '7', 7],
    ['time', 1727419285, '2024-09-27T06:41:25.000Z'],
    ['time', '1727419285', '2024-09-27T06:41:25.000Z'],
    ['time', 1727419285123, '2024-09-27T06:41:25.123Z'],
    ['time', '1727419285123', '2024-09-27T06:41:25.123Z'],
    ['time', 253402300799, '9999-12-31T23:59:59.000Z'],
    ['time', 0, null],
    ['time', '0', null],
    ['time', '', null],
    ['code', 1, 'on'],
    ['code', '0', 'off'],
    ['code', '7', 'other'],
    ['code', 'constructor', 'other'],
    ['code', '', null],
    ['decimal', '0.0480', '0.048'],
    ['decimal', 1e-7, '0.0000001'],
    ['decimal', 0, '0'],
    ['decimal', '', null],
    ['child', { a: 'x' }, 'x'],
    ['child', null, null],
    ['objects', [{ a: 'x' }, { a: 'y' }], ['x', 'y']],
    ['objects', { a: 'x' }, ['x']],
    ['objects', [], []],
    ['objects', '', []],
  ])('read as %s, %j is %j', (reader, value, expected) => {
    expect(read(reader, value)).toEqual({ value: expected, defect: null });
  });

  it.each<[string, unknown, unknown?]>([
    ['text', true],
    ['text', {}],
    ['text', ['a', 'b']],
    ['text', Infinity],
    ['id', 'a\u0000b'],
    ['id', 'a\nb'],
    ['id', '\ud800'],
    ['id', 'x'.repeat(256)],
    ['id', ['a']],
    ['relay number', 'canary'],
    ['relay number', '12'],
    ['relay number', '1'.repeat(25)],
    ['relay number', '+'],
    ['relay number', '138 0000 0001'],
    ['relay number', 13800000001.5],
    ['phone number', '8526111111x'],
    ['phone number', ['85261111111', '85261111112']],
    ['count', 'canary'],
    ['count', '1.5'],
    ['count', 1.5],
    ['count', -1],
    ['count', '1e3'],
    ['count', true],
    ['count or 0', 'canary'],
    ['count or 0', [30]],
    ['time', 'yesterday'],
    ['time', '2024-09-27T06:41:25Z'],
    ['time', -1],
    ['time', 253402300800],
    ['time', 17274192850000],
    ['code', {}],
    ['decimal', 'canary'],
    ['decimal', [1]],
    ['child', 'canary'],
    ['child', [{ a: 'x' }]],
    ['objects', 'canary', []],
    ['objects', 1, []],
  ])('read as %s, %j is null and a defect that names it, not its value', (reader, value, expected = null) => {
    expect(read(reader, value)).toEqual({ value: expected, defect: { code: 'invalid_field', field: '/v' } });
  });

  it('inside a list is named with its place, and the other items are read all the same', () => {
    expect(read('objects', [{ a: 'x' }, 'canary', { a: 'y' }])).toEqual({
      value: ['x', 'y'],
      defect: { code: 'invalid_field', field: '/v/1' },
    });
    expect(read('objects', [{ a: 'x' }, { a: [] }])).toEqual({
      value: ['x', null],
      defect: { code: 'invalid_field', field: '/v/1/a' },
    });
  });

  it('that is required and absent, null or empty is the defect', () => {
    const fields = new RecordFields({ present: 0, empty: '', nothing: null });

    fields.require('present');
    expect(fields.defect).toBeNull();
    fields.require('empty', 'nothing', 'absent');
    expect(fields.defect).toEqual({ code: 'missing_field', field: '/empty' });
  });

  it('keeps the first defect, wherever the later ones stand', () => {
    const fields = new RecordFields({ data: { a: [] }, b: [] });

    fields.child('data').text('a');
    fields.text('b');
    fields.note('unknown_developer', 'devid');

    expect(fields.defect).toEqual({ code: 'invalid_field', field: '/data/a' });
  });

  it('never throws, whatever it is', () => {
    fc.assert(
      fc.property(fc.anything(), fc.constantFrom(...Object.keys(READERS)), (value, reader) => {
        expect(() => read(reader, value)).not.toThrow();
      }),
    );
  });
});
