import type { EventType } from '../../domain/events.ts';
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

/** Notices of what Sirene says of an organisation's establishments. */
export const establishmentNotices = {
  'establishment.closed': {
    administrators: (facts) => ({
      subject: 'Un établissement est fermé d’après Sirene',
      happened: [
        `${establishment(facts)} est fermé${fromDay(facts)}, d’après le répertoire Sirene.`,
        'Plus rien ne peut être déclaré pour lui à partir de ce jour. Les habilitations ne changent pas, et valent de nouveau s’il rouvre.',
      ],
      todo: 'Si cet établissement n’est pas fermé, faites corriger sa situation auprès de l’Insee. Sinon, vous n’avez rien à faire.',
      deadline: 'none',
      where: establishmentsPage(facts),
    }),
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
