import { posix } from 'node:path';
import { FOLDERS, type Folder } from './floors.ts';

/** An import in one folder that leads to any file of another one, or of a whole floor. */
const leadsTo = (from: string, to: string): string => {
  const path = posix.relative(from, to.endsWith('*') ? to : `${to}/*`);
  return path.startsWith('.') ? path : `./${path}`;
};

/**
 * An allow-list as Biome reads it: `**` restricts every import, and each `!` takes one out again. `*` stays in its folder.
 * https://biomejs.dev/linter/rules/no-restricted-imports/
 */
const overrideOf = ({ path, folders, packages = [] }: Folder) => ({
  includes: [`shared/${path}/*`],
  linter: {
    rules: {
      style: {
        noRestrictedImports: {
          level: 'error',
          options: {
            patterns: [
              {
                group: [
                  '**',
                  '!./*',
                  ...folders.map((folder) => `!${leadsTo(path, folder)}`),
                  ...packages.map((name) => `!${name}`),
                ],
                message: `shared/${path} may import its own files, and what lint/floors.ts lists for it.`,
              },
            ],
          },
        },
      },
    },
  },
});

/** The whole of lint/floors.json, which biome.json extends. One line per folder. */
export const allowLists = (): string =>
  `{"overrides":[\n${FOLDERS.map((folder) => JSON.stringify(overrideOf(folder))).join(',\n')}\n]}\n`;
