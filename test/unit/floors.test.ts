import { globSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { allowLists } from '../../lint/allow-lists.ts';
import { FOLDERS } from '../../lint/floors.ts';
import { DOMAIN_ROOMS, USE_CASE_ROOMS } from '../../lint/rooms.ts';

const ROOT = join(import.meta.dirname, '..', '..');

test('lint/floors.json is what the table of floors says: npm run lint:floors writes it', () => {
  expect(readFileSync(join(ROOT, 'lint', 'floors.json'), 'utf8')).toBe(allowLists());
});

test('each folder below shared/ that holds code has a row in the table, and each row a folder', () => {
  const folders = new Set(globSync('**/*.ts', { cwd: join(ROOT, 'shared') }).map(dirname));
  expect(FOLDERS.map(({ path }) => path).sort()).toEqual([...folders].sort());
});

/** Every room that one of these leads to, by whatever way. */
const reachedFrom = (room: string, rooms: Readonly<Record<string, readonly string[]>>): Set<string> => {
  const reached = new Set<string>();
  const follow = (from: string): void => {
    for (const next of rooms[from] ?? []) {
      if (reached.has(next)) continue;
      reached.add(next);
      follow(next);
    }
  };
  follow(room);
  return reached;
};

test('no room of the domain leads back to itself', () => {
  for (const room of Object.keys(DOMAIN_ROOMS)) expect(reachedFrom(room, DOMAIN_ROOMS)).not.toContain(room);
});

test('the rooms of use cases that lead back to themselves are those that docs/architecture.md names', () => {
  const circle = Object.keys(USE_CASE_ROOMS).filter((room) => reachedFrom(room, USE_CASE_ROOMS).has(room));
  expect(circle.sort()).toEqual(['access', 'administrator-changes', 'decisions', 'mandates']);
});

test('docs/architecture.md draws the rooms of the domain as the table has them', () => {
  const page = readFileSync(join(ROOT, 'docs', 'architecture.md'), 'utf8');
  const drawn = [...page.matchAll(/^ {6}([\w-]+)(?: --> ([\w-]+))?$/gm)].map(([, from, to]) => ({
    from,
    to,
  }));
  const arrows = drawn.flatMap(({ from, to }) => (to === undefined ? [] : [`${from} --> ${to}`]));
  const rooms = new Set(drawn.map(({ from }) => from));
  expect([...rooms].sort()).toEqual(Object.keys(DOMAIN_ROOMS).sort());
  expect(arrows.sort()).toEqual(
    Object.entries(DOMAIN_ROOMS)
      .flatMap(([room, others]) => others.map((other) => `${room} --> ${other}`))
      .sort(),
  );
});
