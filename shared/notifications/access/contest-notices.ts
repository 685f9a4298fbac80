import type { EventType } from '../../domain/events.ts';
import { ofTheBody, theBody } from '../../wording/bodies.ts';
import { dayAndHour } from '../in-words.ts';
import type { NoticeFacts, NoticesOfEvent } from '../notice-facts.ts';

const HOME = { label: 'Ouvrir mon espace Trousseau', path: '/' };
const organisationPage = ({ event }: NoticeFacts) => ({
  label: 'Voir cet organisme dans Trousseau',
  path: `/organisations/${event.siren ?? ''}`,
});
const isRestored = ({ event }: NoticeFacts): boolean => event.data.decision === 'restore';

/** Notices of a contest about the loss of the administration. No text holds what its parties wrote. */
export const contestNotices = {
  'contest.opened': {
    person: (facts) => ({
      subject: 'Votre contestation est enregistrée',
      happened: [
        `Vous contestez ne plus administrer ${theBody(facts.organisation)}.`,
        'Deux agents de l’assistance tranchent dans les trois jours ouvrés.',
      ],
      todo: 'Vous n’avez rien à faire.',
      deadline: facts.event.data.deadline ?? 'none',
      where: HOME,
    }),
    administrators: (facts) => ({
      subject: 'Un administrateur écarté le conteste',
      happened: [
        `${facts.person} conteste depuis ${dayAndHour(facts.event.occurredAt)} ne plus administrer ${theBody(facts.organisation)}.`,
        'D’ici la décision de l’assistance, qui l’a écarté, qui a pris sa place et qui ceux-ci ont nommé depuis ne décident pas des autres administrateurs. Le reste continue.',
      ],
      todo: 'Vous n’avez rien à faire. L’assistance peut vous appeler.',
      deadline: facts.event.data.deadline ?? 'none',
      where: organisationPage(facts),
    }),
    support: (facts) => ({
      subject: 'Une contestation est à examiner',
      happened: [`Un administrateur ${ofTheBody(facts.organisation)} conteste avoir été écarté.`],
      todo: 'Examinez la contestation. Deux agents différents tranchent.',
      deadline: facts.event.data.deadline ?? 'none',
      where: HOME,
    }),
  },
  'contest.overdue': {
    support: (facts) => ({
      subject: 'Une contestation attend depuis trois jours',
      happened: [`La contestation concernant ${theBody(facts.organisation)} n’est pas tranchée.`],
      todo: 'Répondez-y dès maintenant.',
      deadline: 'none',
      where: HOME,
    }),
  },
  'contest.decided': {
    person: (facts) => ({
      subject: 'Votre contestation est tranchée',
      happened: [
        isRestored(facts)
          ? `L’assistance vous a rétabli comme administrateur ${ofTheBody(facts.organisation)}.`
          : `L’assistance ne vous rétablit pas comme administrateur ${ofTheBody(facts.organisation)}.`,
      ],
      todo: isRestored(facts)
        ? 'Vérifiez qui a accès à votre organisme. Pendant 90 jours, aucun administrateur ne peut vous écarter.'
        : 'Vous pouvez demander à redevenir administrateur, avec un acte de nomination.',
      deadline: 'none',
      where: HOME,
    }),
    administrators: (facts) => ({
      subject: 'Une contestation est tranchée',
      happened: [
        isRestored(facts)
          ? `L’assistance a rétabli ${facts.person} comme administrateur ${ofTheBody(facts.organisation)}. Pendant 90 jours, aucun administrateur ne peut l’écarter.`
          : `L’assistance n’a pas rétabli ${facts.person} comme administrateur ${ofTheBody(facts.organisation)}.`,
      ],
      todo: 'Vous n’avez rien à faire.',
      deadline: 'none',
      where: organisationPage(facts),
    }),
  },
} as const satisfies Partial<Record<EventType, NoticesOfEvent>>;
