import type { AccessCard } from '../../shared/domain/access/access-card.ts';
import type { FileStore } from '../../shared/files/file-store.ts';
import { requireParty } from '../../shared/http/people/party-of.ts';
import type { Decide } from '../../shared/http/run-command.ts';
import { MOST_SHOWN } from '../../shared/http/schemas.ts';
import { type CarriedOver, carryRightsOver } from '../../shared/use-cases/bulk-changes/carry-over.ts';
import type { routes } from './contract.ts';

const nameOf = ({ personId, holder: { familyName, givenName } }: AccessCard) => ({
  personId,
  familyName,
  givenName,
});

const viewCarryOver = ({
  siret,
  successor,
  movedOn,
  begins,
  carried,
  left,
  digest,
  change,
}: CarriedOver) => ({
  ...{ siret, movedOn },
  successor: { siret: successor.siret, name: successor.name, address: successor.address },
  ...(begins !== undefined && { from: begins }),
  count: carried.length,
  first: carried.slice(0, MOST_SHOWN).map(({ card, rights }) => ({
    ...nameOf(card),
    rights: rights.flatMap(({ service, after }) => (after === undefined ? [] : [{ service, ...after }])),
  })),
  left: left.slice(0, MOST_SHOWN).map(({ card, why }) => ({
    ...nameOf(card),
    why: why === 'suspended' ? why : ('refused' as const),
  })),
  ...(change !== undefined && { change: change.id }),
  digest: `dry-run-${digest}`,
});

export const carryRightsOverEndpoint =
  (files: FileStore): Decide<typeof routes.carryRightsOver> =>
  async (context, { params, query, body, seenDryRun, caller }) => {
    const { value, writes } = await carryRightsOver(context, files, {
      ...{ siren: params.siren, siret: params.siret, successor: body?.successor },
      asker: requireParty(caller),
      seen: seenDryRun,
      isDryRun: query.dryRun === 'true',
    });
    return { writes, value: { body: viewCarryOver(value) } };
  };
