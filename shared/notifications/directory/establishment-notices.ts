import type { EventType } from '../../domain/events.ts';
import { type CalendarDate, startOfDay } from '../../domain/instants.ts';
import { ofTheBody } from '../../wording/bodies.ts';
import { siretInWords } from '../../wording/in-words.ts';
import { dayInWords } from '../in-words.ts';
import type { Notice } from '../notice.ts';
import type { NoticeFacts, NoticesOfEvent } from '../notice-facts.ts';

const establishment = ({ event: { data }, organisation }: NoticeFacts): string =>
  `${data.siret === undefined ? 'Un établissement' : `L’établissement ${siretInWords(data.siret)}`} ${ofTheBody(organisation)}`;

const establishmentsPage = ({ event }: NoticeFacts): Notice['where'] => ({
  label: 'Voir les établissements de cet organisme',
  path: `/organisations/${event.siren ?? ''}/establishments`,
});

const fromDay = (facts: NoticeFacts): string => {
  const { closedFrom } = facts.event.data;
  return closedFrom === undefined ? '' : ` à compter du ${dayInWords(closedFrom)}`;
};

const reopening = (facts: NoticeFacts): string => {
  const { reopenedOn } = facts.event.data;
  return reopenedOn === undefined
    ? `${establishment(facts)} n’est plus fermé : le répertoire Sirene a corrigé ce qu’il en disait.`
    : `${establishment(facts)} a rouvert le ${dayInWords(reopenedOn)}, d’après le répertoire Sirene.`;
};

const losers = ({ losing }: NoticeFacts): string[] => {
  if (losing === undefined || losing.people.length === 0)
    return [
      'Personne n’avait de droit sur l’ancien SIRET seul : les habilitations valent aussi pour le nouveau.',
    ];
  const { people, more } = losing;
  const named = people.map(({ name, services }) => `${name} (${services.join(', ')})`);
  const others = more === 0 ? [] : [more === 1 ? 'et une autre personne' : `et ${more} autres personnes`];
  return [
    'Les habilitations sur tous les établissements valent aussi pour le nouveau SIRET. Celles qui nomment l’ancien n’y valent pas.',
    `Perdent des droits avec l’ancien SIRET : ${[...named, ...others].join(', ')}.`,
  ];
};

/** A head office that moved: the new SIRET, who loses what, and where to carry it over. */
const moved = (facts: NoticeFacts, day: CalendarDate, successor: string): Notice => {
  const { event, losing } = facts;
  const somebodyLoses = losing !== undefined && losing.people.length > 0;
  const stops = startOfDay(day);
  return {
    subject: 'Votre siège a changé de SIRET',
    happened: [
      `${establishment(facts)} est fermé à compter du ${dayInWords(day)}, d’après le répertoire Sirene. Le siège a désormais le SIRET ${siretInWords(successor)}.`,
      ...losers(facts),
    ],
    todo: somebodyLoses
      ? 'Reportez ces droits sur le nouveau SIRET. Vous verrez qui reçoit quoi avant de confirmer.'
      : 'Vous n’avez rien à faire.',
    deadline: !somebodyLoses ? 'none' : stops > event.occurredAt ? stops : 'on-the-page',
    where: somebodyLoses
      ? {
          label: 'Reporter les droits',
          path: `/organisations/${event.siren ?? ''}/establishments/${event.data.siret ?? ''}/succession`,
        }
      : establishmentsPage(facts),
  };
};

/** Notices of what Sirene says of an organisation's establishments. */
export const establishmentNotices = {
  'establishment.closed': {
    administrators: (facts) => {
      const { closedFrom, successor } = facts.event.data;
      if (closedFrom !== undefined && successor !== undefined) return moved(facts, closedFrom, successor);
      return {
        subject: 'Un établissement est fermé d’après Sirene',
        happened: [
          `${establishment(facts)} est fermé${fromDay(facts)}, d’après le répertoire Sirene.`,
          'Plus rien ne peut être déclaré pour lui à partir de ce jour. Les habilitations ne changent pas, et valent de nouveau s’il rouvre.',
        ],
        todo: 'Si cet établissement n’est pas fermé, faites corriger sa situation auprès de l’Insee. Si un autre établissement a pris sa suite, donnez-y les droits.',
        deadline: 'none',
        where: establishmentsPage(facts),
      };
    },
  },
  'establishment.moved': {
    administrators: (facts) => {
      const { movedOn, successor } = facts.event.data;
      return movedOn === undefined || successor === undefined ? undefined : moved(facts, movedOn, successor);
    },
  },
  'establishment.reopened': {
    administrators: (facts) => ({
      subject: 'Un établissement n’est plus fermé d’après Sirene',
      happened: [
        reopening(facts),
        'Les habilitations qui le concernent n’ont pas changé, et valent de nouveau pour lui.',
      ],
      todo: 'Vérifiez que les personnes qui peuvent déclarer pour lui sont les bonnes.',
      deadline: 'none',
      where: establishmentsPage(facts),
    }),
  },
} as const satisfies Partial<Record<EventType, NoticesOfEvent>>;
