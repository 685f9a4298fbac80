import type { AdministratorChange } from '../../domain/administrator-changes/administrator-change.ts';
import { deal, isToDeal } from '../../domain/administrator-changes/support.ts';
import { type AdministratorChangeTerms, after } from '../../domain/administrator-changes/terms.ts';
import { canDecideAsSupport } from '../../domain/administrator-changes/who-may.ts';
import type { Party } from '../../domain/people/party.ts';
import { getAdministratorChange } from '../../table/administrator-changes/administrator-changes.ts';
import {
  type CaseInHand,
  getCaseInHand,
  putCaseInHand,
} from '../../table/administrator-changes/case-in-hand.ts';
import { listSupportQueue } from '../../table/administrator-changes/support-queue.ts';
import { outsider } from '../access/outsider.ts';
import type { CommandContext, Outcome } from '../command.ts';
import { recordAdministratorChange } from './record-administrator-change.ts';

const PAGE = 50;
/** How far down the queue the first case is looked for that this agent may take. */
const PAGES = 20;
const HELD_DAYS = 1;

/** The case that the agent holds and has not answered. After a day they may be dealt another one. */
const inHand = async (
  { table, now }: CommandContext,
  party: Party,
  held: CaseInHand | undefined,
  terms: AdministratorChangeTerms,
): Promise<AdministratorChange | undefined> => {
  if (held === undefined || after(held.at, HELD_DAYS, terms) <= now) return undefined;
  const change = await getAdministratorChange(table, held.change);
  return change !== undefined && canDecideAsSupport({ change, party, now }) ? change : undefined;
};

/**
 * The queue deals an agent the first case that they may answer, one a body. Whoever holds one gets the same again:
 * nobody picks. Undefined when nothing waits for them.
 */
export const dealCase = async (
  context: CommandContext,
  party: Party,
  terms: AdministratorChangeTerms,
): Promise<Outcome<AdministratorChange | undefined>> => {
  const { table, now } = context;
  const held = await getCaseInHand(table, party.personId);
  const same = await inHand(context, party, held, terms);
  if (same !== undefined) return { value: same, writes: [] };
  const bodies = new Set<string>();
  let after: string | undefined;
  for (let page = 0; page < PAGES; page += 1) {
    const { changes, next } = await listSupportQueue(table, { limit: PAGE, after });
    for (const { id, siren } of changes) {
      if (bodies.has(siren)) continue;
      bodies.add(siren);
      // The index may lag, so the request itself is asked.
      const change = await getAdministratorChange(table, id);
      if (change === undefined || !isToDeal({ change, party, terms, now })) continue;
      const stillOutside = await outsider(context, siren, party);
      if (stillOutside === undefined) continue;
      const { value, writes } = recordAdministratorChange(context, deal({ change, party, terms, now }));
      const hand = putCaseInHand(table, party.personId, { change: id, at: now }, held);
      return { value, writes: [...writes, ...stillOutside, hand] };
    }
    if (next === undefined) break;
    after = next;
  }
  return { value: undefined, writes: [] };
};
