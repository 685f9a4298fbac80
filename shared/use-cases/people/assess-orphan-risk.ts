import type { Roster } from '../../domain/access/roster.ts';
import { FIRST_HASH } from '../../domain/events.ts';
import type { PersonId, Siren } from '../../domain/identifiers.ts';
import { type Administration, type OrphanRisk, riskOf } from '../../domain/people/orphan-risk.ts';
import { ORPHAN_RISK_SEALING } from '../../domain/people/orphan-risk-sealing.ts';
import { stateDigest } from '../../domain/sealed-state.ts';
import { checkRoster, getRoster } from '../../table/access/administrators.ts';
import { appendEvent } from '../../table/events.ts';
import { getOrphanRisk, putOrphanRisk } from '../../table/people/orphan-risks.ts';
import { checkPerson, getPerson } from '../../table/people/people.ts';
import type { CommandContext, Outcome } from '../command.ts';
import { nextEvent } from '../next-event.ts';

const getAdministration = async (
  { table }: CommandContext,
  siren: Siren,
  roster: Roster,
): Promise<Administration> => {
  const administrators = new Set(roster.seats.keys());
  const [first, ...others] = administrators;
  const alone = first !== undefined && others.length === 0 ? await getPerson(table, first) : undefined;
  return { siren, roster: administrators, alone };
};

const record = (
  context: CommandContext,
  before: OrphanRisk | undefined,
  about: { siren: Siren; personId: PersonId },
  risk: OrphanRisk['risk'],
): Outcome<OrphanRisk> => {
  const { siren, personId } = about;
  const { version = 0, lastEventHash = FIRST_HASH } = before ?? {};
  const next = { siren, ...(risk && { risk }), version: version + 1, lastEventHash };
  const event = nextEvent(
    context,
    { version, lastEventHash },
    {
      type: risk === undefined ? ('orphan-risk.cleared' as const) : ('orphan-risk.raised' as const),
      stream: `orphan-risk/${siren}`,
      siren,
      personId,
      data: risk === undefined ? {} : { staleSince: risk.staleSince },
      state: stateDigest(ORPHAN_RISK_SEALING, next),
    },
  );
  const after = { ...next, lastEventHash: event.hash };
  const writes = [putOrphanRisk(context.table, after, before), appendEvent(context.table, event)];
  return { value: after, writes };
};

/**
 * Updates the organisation's entry in support's list to what is true now, in whatever order events arrive. The
 * transaction checks that what was read is still true.
 */
export const assessOrphanRisk = async (context: CommandContext, siren: Siren): Promise<Outcome<void>> => {
  const { table, now } = context;
  const before = await getOrphanRisk(table, siren);
  const roster = await getRoster(table, siren);
  const administration = await getAdministration(context, siren, roster);
  const found = riskOf(administration, now);
  const listed = before?.risk;
  if (found?.personId === listed?.personId && found?.staleSince === listed?.staleSince) {
    return { value: undefined, writes: [] };
  }
  const personId = found?.personId ?? listed?.personId;
  if (personId === undefined) return { value: undefined, writes: [] };
  const { alone } = administration;
  const { writes } = record(context, before, { siren, personId }, found && { ...found, listedAt: now });
  return {
    value: undefined,
    writes: [
      ...writes,
      checkRoster(table, siren, roster),
      ...(alone === undefined ? [] : [checkPerson(table, alone)]),
    ],
  };
};
