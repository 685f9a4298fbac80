import type { CardChange } from '../../domain/access/card-change.ts';
import { sayNoByDeed } from '../../domain/administrator-changes/decide.ts';
import type { RefusalReason } from '../../domain/administrator-changes/refusal-reasons.ts';
import { ADMINISTRATOR_CHANGE_TERMS } from '../../domain/administrator-changes/terms.ts';
import { personIdSchema } from '../../domain/identifiers.ts';
import { getRoster } from '../../table/access/administrators.ts';
import {
  findOpenAdministratorChange,
  getAdministratorChange,
} from '../../table/administrator-changes/administrator-changes.ts';
import type { Write } from '../../table/write.ts';
import type { CommandContext } from '../command.ts';
import { recordAdministratorChange } from './record-administrator-change.ts';

const ACCESS_TAKEN: RefusalReason = 'access-taken';

/** Whether the change ends or suspends an access that was neither before. */
const isPuttingOut = ({ before, after }: CardChange): boolean => {
  const was = before?.timeline.at(-1)?.status;
  const is = after.timeline.at(-1)?.status;
  return was !== is && (is === 'ended' || is === 'suspended');
};

/**
 * An administrator who ends or suspends somebody's access says no to that person's open request by it, or takes back
 * their own approval (authority: "Ending or suspending the candidate's access elsewhere"). It is stored with the change
 * of the card, whose own condition is that the author administers. Empty where there is nothing to say no to.
 */
export const noByDeed = async (context: CommandContext, change: CardChange): Promise<Write[]> => {
  const { table, now, actor } = context;
  const { siren, personId } = change.after;
  if (actor.type !== 'person' || actor.id === personId || !isPuttingOut(change)) return [];
  const id = await findOpenAdministratorChange(table, siren, personId);
  const request = id && (await getAdministratorChange(table, id));
  if (request === undefined) return [];
  const transition = sayNoByDeed(
    {
      ...{ change: request, now, roster: await getRoster(table, siren) },
      party: { personId: personIdSchema.parse(actor.id) },
      terms: ADMINISTRATOR_CHANGE_TERMS,
    },
    change.event.reason ?? ACCESS_TAKEN,
  );
  return transition === undefined ? [] : recordAdministratorChange(context, transition).writes;
};
