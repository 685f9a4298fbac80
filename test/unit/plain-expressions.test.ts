import { execFile } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';

const RULE = 'plain-expressions.grit';

/** A statement a line; no source files, which the linter would find wrong. */
const read = (name: string): string => readFileSync(join('test', 'data', `expressions-${name}.txt`), 'utf8');
const PLAIN = read('plain');
const SPOILT = read('spoilt');
const count = (text: string): number => text.trimEnd().split('\n').length;

/** The lines on which the rule has something to say. */
const linesFound = (source: string): Promise<number[]> => {
  const folder = mkdtempSync(join(tmpdir(), 'trousseau-lint-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  cpSync(join('lint', RULE), join(folder, RULE));
  writeFileSync(join(folder, 'probe.ts'), source);
  const rules = { linter: { rules: { recommended: false } }, plugins: [`./${RULE}`] };
  writeFileSync(join(folder, 'biome.json'), JSON.stringify(rules));
  const biome = resolve('node_modules', '.bin', 'biome');
  return new Promise((done) => {
    execFile(biome, ['lint', '--colors=off', 'probe.ts'], { cwd: folder }, (_error, stdout, stderr) => {
      const found = [...`${stdout}${stderr}`.matchAll(/probe\.ts:(\d+):\d+ plugin/g)];
      done([...new Set(found.map(([, line]) => Number(line)))].sort((a, b) => a - b));
    });
  });
};

it('the linter finds each expression of DynamoDB that is not ASCII and placeholders, and no other', async () => {
  expect(JSON.parse(readFileSync('biome.json', 'utf8')).plugins).toContain(`./lint/${RULE}`);
  const all = Array.from({ length: count(SPOILT) }, (_, index) => count(PLAIN) + index + 1);
  expect(await linesFound(PLAIN + SPOILT)).toEqual(all);
});
