import type { AdministratorChangeId } from '../../domain/administrator-changes/administrator-change.ts';
import { openedSupportView, type SupportView } from '../../domain/administrator-changes/support-view.ts';
import type { Party } from '../../domain/people/party.ts';
import { getSupportView } from '../../table/administrator-changes/support-views.ts';
import type { CommandContext, Outcome } from '../command.ts';
import { requireAdministratorChange } from './answer.ts';
import { recordSupportView } from './record-support-view.ts';

/**
 * An agent opens their view of the body that a dealt case is about.
 * @throws not-found, support-conflict, and what the rule throws
 */
export const openSupportView = async (
  context: CommandContext,
  id: AdministratorChangeId,
  { agent, reason }: { agent: Party; reason: string },
): Promise<Outcome<SupportView>> => {
  const change = await requireAdministratorChange(context, id);
  const before = await getSupportView(context.table, change.siren, agent.personId);
  return recordSupportView(context, openedSupportView(before, { change, agent, reason }, context.now), agent);
};
