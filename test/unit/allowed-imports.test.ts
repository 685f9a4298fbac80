import { posix } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { FOLDERS } from '../../lint/floors.ts';
import { type Import, lintImports } from '../support/lint-imports.ts';

/** A file of the register, what it imports, and whether it may. */
type Probe = readonly [...Import, isAllowed: boolean];

const KINDS: Probe[] = [
  ['shared/domain/texts.ts', './instants.ts', true],
  ['shared/domain/texts.ts', './access/grant.ts', false],
  ['shared/domain/mandates/mandate.ts', '../instants.ts', true],
  ['shared/domain/mandates/mandate.ts', '../access/grant.ts', true],
  ['shared/domain/access/grant.ts', '../mandates/mandate.ts', false],
  ['shared/domain/people/person.ts', '../access/access-card.ts', false],
  ['shared/domain/access/grant.ts', '../../table/keys.ts', false],
  ['shared/domain/access/grant.ts', '../../use-cases/command.ts', false],
  ['shared/domain/access/grant.ts', '@aws-sdk/lib-dynamodb', false],
  ['shared/domain/access/grant.ts', 'zod', false],
  ['shared/domain/access/grant.ts', 'zod/mini', true],
  ['shared/table/keys.ts', '../domain/identifiers.ts', true],
  ['shared/table/access/access-cards.ts', '../../domain/access/access-card.ts', true],
  ['shared/table/access/access-cards.ts', '../keys.ts', true],
  ['shared/table/access/access-cards.ts', '../mandates/mandates.ts', false],
  ['shared/table/decisions/access-facts.ts', '../mandates/mandates.ts', true],
  ['shared/table/access/access-cards.ts', '../../use-cases/command.ts', false],
  ['shared/table/keys.ts', '../use-cases/access/give-grant.ts', false],
  ['shared/table/keys.ts', '../http/problem.ts', false],
  ['shared/use-cases/access/give-grant.ts', '../mandates/note-mandated-grants.ts', true],
  ['shared/use-cases/people/flag-profile.ts', '../access/give-grant.ts', false],
  ['shared/use-cases/command.ts', './access/give-grant.ts', false],
  ['shared/use-cases/access/give-grant.ts', '../../table/access/access-cards.ts', true],
  ['shared/use-cases/access/give-grant.ts', '../../http/problem.ts', false],
  ['shared/use-cases/access/give-grant.ts', 'hono', false],
  ['shared/use-cases/access/give-grant.ts', '../../../functions/members/give-grant.ts', false],
  ['shared/http/serve.ts', '../use-cases/command.ts', true],
  ['shared/http/serve.ts', '../use-cases/bulk-changes/commands.ts', false],
  ['shared/http/serve.ts', '../../functions/capabilities.ts', false],
  ['shared/http/mandates/mandate-relations.ts', '../access/grant-terms.ts', false],
  ['shared/notifications/access/member-notices.ts', '../../table/notices.ts', false],
  ['shared/notifications/access/member-notices.ts', '../mandates/mandate-notices.ts', false],
  ['shared/public-events/cloud-event.ts', './access/access-events.ts', true],
  ['shared/sirene/sync-page.ts', '../use-cases/directory/record-establishment.ts', true],
  ['shared/sirene/sync-page.ts', '../use-cases/access/give-grant.ts', false],
  ['shared/files/series.ts', '../domain/identifiers.ts', false],
  ['shared/observability/report.ts', '../../local/system.ts', false],
  ['functions/members/index.ts', '../../shared/use-cases/access/give-grant.ts', true],
  ['functions/members/index.ts', '../environment.ts', true],
  ['functions/members/index.ts', '../mandates/change-mandate.ts', false],
  ['functions/members/index.ts', '../../local/system.ts', false],
  ['infra/app.ts', '../functions/members/contract.ts', true],
  ['infra/app.ts', '../functions/members/give-grant.ts', false],
  ['infra/app.ts', '../shared/use-cases/command.ts', false],
];

/** Whoever stands on `shared/`. */
const ABOVE = [
  'functions/members/index.ts',
  'infra/app.ts',
  'local/system.ts',
  'commands/smoke.ts',
  'test/x.ts',
];

/** Each folder below `shared/` imports a file of each other one, and what stands on `shared/`. */
const MATRIX: Probe[] = FOLDERS.flatMap(({ path, folders }) => {
  const importing = (target: string, isAllowed: boolean): Probe => {
    const from = posix.relative(`shared/${path}`, target);
    return [`shared/${path}/matrix.ts`, from.startsWith('.') ? from : `./${from}`, isAllowed];
  };
  const isListed = (other: string): boolean =>
    folders.some((each) =>
      each.endsWith('/**') ? `${other}/`.startsWith(each.slice(0, -2)) : each === other,
    );
  return [
    ...FOLDERS.filter((other) => other.path !== path).map((other) =>
      importing(`shared/${other.path}/some-file.ts`, isListed(other.path)),
    ),
    ...ABOVE.map((file) => importing(file, false)),
  ];
});

const importOf = ([file, from]: Probe): Import => [file, from];

let isRefused: ReturnType<typeof lintImports>;
beforeAll(() => {
  isRefused = lintImports([...KINDS, ...MATRIX].map(importOf));
});

test.each(KINDS.map((probe) => [probe[0], probe[2] ? 'may' : 'may not', probe[1], probe] as const))(
  '%s %s import %s',
  (_file, may, _from, probe) => {
    expect(isRefused(importOf(probe))).toBe(may === 'may not');
  },
);

test('each folder below shared/ may import what its list says, and nothing that stands on shared/', () => {
  expect(MATRIX.filter((probe) => isRefused(importOf(probe)) === probe[2])).toEqual([]);
});
