import { theBody } from '../../wording/bodies.ts';
import { dayAndHour } from '../in-words.ts';
import type { Notice } from '../notice.ts';
import type { NoticeEvent, NoticeFacts } from '../notice-facts.ts';

/** Whether the event takes the administration of the organisation from somebody. */
const isRemoval = ({ type, data }: NoticeEvent): boolean =>
  type === 'role.changed'
    ? data.from === 'administrator'
    : // Whoever was only invited to administer did not yet.
      data.role === 'administrator' && data.from !== 'invited';

const isOwnAct = ({ actor, personId }: NoticeEvent): boolean => actor.id === personId;

/** What somebody whom another person removed reads more: they may contest it (authority: rule 10). */
export const contestable = ({ event }: NoticeFacts): string[] =>
  isRemoval(event) && !isOwnAct(event) && event.actor.type === 'person'
    ? [
        'Vous administriez cet organisme : si c’est à tort, contestez-le dans les 14 jours depuis votre espace.',
      ]
    : [];

/** Every administrator is told that one of them was removed, or left. */
export const removedAdministrator = (facts: NoticeFacts): Notice | undefined => {
  const { event, organisation, person } = facts;
  if (!isRemoval(event)) return undefined;
  return {
    subject: 'Un administrateur de moins dans votre organisme',
    happened: [
      `${person} n’administre plus ${theBody(organisation)} depuis ${dayAndHour(event.occurredAt)}.`,
    ],
    todo: 'Si cela vous surprend, voyez dans Trousseau qui l’a décidé, et écrivez à l’assistance.',
    deadline: 'none',
    where: { label: 'Voir cet organisme dans Trousseau', path: `/organisations/${event.siren ?? ''}` },
  };
};
