import type { EventType } from '../../domain/events.ts';
import { ofTheBody, theBody } from '../../wording/bodies.ts';
import type { Notice } from '../notice.ts';
import type { NoticeFacts, NoticesOfEvent } from '../notice-facts.ts';

const reviewPage = ({ event }: NoticeFacts): Notice['where'] => ({
  label: 'Revoir les accès dans Trousseau',
  path: `/organisations/${event.siren ?? ''}/reviews/${event.data.review ?? ''}`,
});
const deadline = ({ event }: NoticeFacts): Notice['deadline'] => event.data.deadline ?? 'on-the-page';

const WHAT_TO_DO =
  'Pour chaque fiche : confirmez-la, ou corrigez ses habilitations puis confirmez-la, ou mettez-y fin. Quand il n’en reste plus, signez la revue. Un administrateur ne revoit pas sa propre fiche s’il n’est pas le seul.';

const opened = (facts: NoticeFacts): Notice => ({
  subject: 'Les accès de votre organisme sont à revoir',
  happened: [
    `Une fois par an, les administrateurs revoient qui peut agir pour ${theBody(facts.organisation)}.`,
    'Ce que personne n’aura revu 60 jours après la fin de la campagne sera suspendu.',
  ],
  todo: WHAT_TO_DO,
  deadline: deadline(facts),
  where: reviewPage(facts),
});

const reminded = (facts: NoticeFacts): Notice => ({
  subject: 'Rappel : la revue des accès se termine',
  happened: [`La revue des accès ${ofTheBody(facts.organisation)} n’est pas encore signée.`],
  todo: WHAT_TO_DO,
  deadline: deadline(facts),
  where: reviewPage(facts),
});

const ended = (facts: NoticeFacts): Notice => ({
  subject: 'La campagne de revue des accès est finie',
  happened: [
    `La campagne de revue des accès ${ofTheBody(facts.organisation)} est finie, et la revue n’est pas signée.`,
    'Les fiches que personne n’aura revues à la date limite ci-dessous seront suspendues.',
  ],
  todo: WHAT_TO_DO,
  deadline: deadline(facts),
  where: reviewPage(facts),
});

const howMany = ({ event }: NoticeFacts): string => {
  const { suspended = 0 } = event.data;
  if (suspended === 0) return 'Aucun accès n’a été suspendu.';
  return suspended === 1
    ? 'Un accès que personne n’avait revu est suspendu.'
    : `${suspended} accès que personne n’avait revus sont suspendus.`;
};

const isKept = ({ event }: NoticeFacts): boolean => event.data.lastAdministrator === true;

const isAlone = ({ event }: NoticeFacts): boolean => event.data.alone !== undefined;

const lapsed = (facts: NoticeFacts): Notice => ({
  subject: 'La revue des accès est close sans signature',
  happened: [
    `Le délai de la revue des accès ${ofTheBody(facts.organisation)} est passé. ${howMany(facts)}`,
    ...(isKept(facts)
      ? ['Le dernier administrateur reste en place, bien que personne n’ait revu sa fiche.']
      : []),
    ...(isAlone(facts) ? ['L’organisme n’a plus qu’un administrateur en place.'] : []),
  ],
  todo: 'Rétablissez les accès dont vous avez encore besoin, et mettez fin aux autres.',
  deadline: 'none',
  where: {
    label: 'Voir les membres suspendus',
    path: `/organisations/${facts.event.siren ?? ''}/members?status=suspended`,
  },
});

const NOT_REVIEWED = 'Son dernier administrateur reste en place sans que sa fiche ait été revue.';
const LEFT_ALONE =
  'D’autres administrateurs, dont personne n’avait revu la fiche, sont suspendus : il n’en reste qu’un en place.';

/** Notices of the yearly review, to all administrators. The event names one of them. */
export const reviewNotices = {
  'access-review.opened': { person: opened, administrators: opened },
  'access-review.reminded': { person: reminded, administrators: reminded },
  'access-review.ended': { person: ended, administrators: ended },
  'access-review.lapsed': {
    person: lapsed,
    administrators: lapsed,
    support: (facts) =>
      isKept(facts) || isAlone(facts)
        ? {
            subject: isKept(facts)
              ? 'Un dernier administrateur n’a pas été revu'
              : 'Une revue ne laisse qu’un administrateur',
            happened: [
              `Personne n’a mené à son terme la revue des accès ${ofTheBody(facts.organisation)}. ${isKept(facts) ? NOT_REVIEWED : LEFT_ALONE}`,
            ],
            todo: 'Assurez-vous que cet administrateur est toujours en place : sinon, plus personne ne pourra donner d’accès.',
            deadline: 'none',
            where: {
              label: 'Voir cet organisme dans Trousseau',
              path: `/organisations/${facts.event.siren ?? ''}`,
            },
          }
        : undefined,
  },
} as const satisfies Partial<Record<EventType, NoticesOfEvent>>;
