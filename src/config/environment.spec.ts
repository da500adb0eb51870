import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Environment } from './environment';

const folder = mkdtempSync(join(tmpdir(), 'nxg-environment-'));

afterAll(() => {
  rmSync(folder, { recursive: true });
});

function fileWith(content: string): string {
  const path = join(folder, `canary-${Buffer.from(content).toString('hex').slice(0, 16)}`);
  writeFileSync(path, content);
  return path;
}

describe('a variable given as a file', () => {
  it.each([
    ['canary', 'canary'],
    ['canary\n', 'canary'],
    ['canary\r\n', 'canary'],
    ['two\nlines\n', 'two\nlines'],
    [' blanks ', ' blanks '],
  ])('is the content of the file without its last line break: %j', (content, value) => {
    expect(new Environment({ NAME_FILE: fileWith(content) }).text('NAME')).toBe(value);
  });

  it('is absent when the file is empty', () => {
    const env = new Environment({ NAME_FILE: fileWith('\n') });

    expect(env.text('NAME')).toBeNull();
    expect(env.problems).toEqual([]);
  });

  it('is refused by the name of its variable when the file cannot be read', () => {
    const env = new Environment({ NAME_FILE: join(folder, 'canary-that-is-not-there') });

    expect(env.text('NAME')).toBeNull();
    expect(env.problems).toEqual(['NAME_FILE names a file that cannot be read']);
  });

  it('is refused when it is given directly too', () => {
    const env = new Environment({ NAME: 'canary', NAME_FILE: fileWith('canary') });

    expect(env.text('NAME')).toBeNull();
    expect(env.problems).toEqual(['NAME is given twice: as NAME and as NAME_FILE']);
  });

  it('is checked like any other: numbers, lists, flags, addresses', () => {
    const env = new Environment({
      COUNT_FILE: fileWith('7\n'),
      LIST_FILE: fileWith('a, b\n'),
      FLAG_FILE: fileWith('true\n'),
      URL_FILE: fileWith('https://nxcloud.example/\n'),
      WRONG_FILE: fileWith('canary\n'),
    });

    expect(env.integer('COUNT', { min: 1, max: 9 })).toBe(7);
    expect(env.list('LIST')).toEqual(['a', 'b']);
    expect(env.flag('FLAG', false)).toBe(true);
    expect(env.url('URL')).toBe('https://nxcloud.example');
    expect(env.integer('WRONG', { min: 1, max: 9 })).toBeNull();
    expect(env.problems).toEqual(['WRONG must be a whole number from 1 to 9']);
  });

  it('counts as given among variables that go together', () => {
    const env = new Environment({ KEY: 'key', SECRET_FILE: fileWith('secret\n') });

    env.allOrNone(['KEY', 'SECRET']);

    expect(env.problems).toEqual([]);
  });

  it('counts as missing among variables that go together when the file is empty', () => {
    const env = new Environment({ KEY: 'key', SECRET_FILE: fileWith('') });

    env.allOrNone(['KEY', 'SECRET']);

    expect(env.problems).toEqual(['SECRET is missing: KEY, SECRET go together']);
  });
});

describe('variables that go together', () => {
  it('are not called missing when they are there and wrong', () => {
    const env = new Environment({ KEY: 'key', COUNT: 'canary' });

    env.integer('COUNT', { min: 0, max: 9 });
    env.allOrNone(['KEY', 'COUNT']);

    expect(env.problems).toEqual(['COUNT must be a whole number from 0 to 9']);
  });

  it('may all be absent', () => {
    const env = new Environment({ KEY: '' });

    env.allOrNone(['KEY', 'SECRET']);

    expect(env.problems).toEqual([]);
  });
});

describe('a list', () => {
  it('has its items without the blanks around them', () => {
    expect(new Environment({ NAME: ' a ,b,  c d ' }).list('NAME')).toEqual(['a', 'b', 'c d']);
  });

  it.each([',', 'a,', ',a', 'a,,b', ' '])('has no empty item: %j', (NAME) => {
    const env = new Environment({ NAME });

    expect(env.list('NAME')).toEqual([]);
    expect(env.problems).toEqual(['NAME has an empty item in its list']);
  });
});
