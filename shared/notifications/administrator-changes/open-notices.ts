import type { EventType } from '../../domain/events.ts';
import { ofTheBody, theBody } from '../../wording/bodies.ts';
import { dayAndHour } from '../in-words.ts';
import type { Notice } from '../notice.ts';
import type { NoticeFacts, NoticesOfEvent } from '../notice-facts.ts';
import {
  DECIDE,
  deadlineOf,
  KEY_BY_LETTER,
  requestPage,
  SUPPORT_ONLY,
  theirRequest,
  thisRequest,
  WAIT,
  yourRequest,
} from './wording.ts';

const toExamine = (facts: NoticeFacts, why: string): Notice => ({
  subject: 'Une demande d’administrateur est à examiner',
  happened: [`${thisRequest(facts)} ${why}`],
  todo: 'Demandez un dossier à la file : elle le confie à deux agents, l’un après l’autre ou en même temps.',
  deadline: deadlineOf(facts),
  where: requestPage(facts),
});

/** Whether a key can come by letter, which is said when the request is made. */
const byLetter = ({ event }: NoticeFacts): string =>
  event.data.byLetter === false ? SUPPORT_ONLY : KEY_BY_LETTER;

const isFirst = ({ event }: NoticeFacts): boolean => event.data.kind === 'first';

const departure = ({ event }: NoticeFacts): string => {
  const { leavesAt } = event.data;
  return leavesAt === undefined || leavesAt <= event.occurredAt
    ? 'Le courrier part aujourd’hui.'
    : `Le courrier part ${dayAndHour(leavesAt)}, avec le prochain pli de l’organisme.`;
};

const keyRefused = (facts: NoticeFacts): Notice => {
  const left = facts.event.data.triesLeft ?? 0;
  return {
    subject: 'Clé d’activation refusée',
    happened: [
      `Une clé qui n’est pas la bonne a été saisie ${dayAndHour(facts.event.occurredAt)} pour votre demande concernant ${theBody(facts.organisation)}.`,
      left > 0
        ? `Il reste ${left} ${left === 1 ? 'essai' : 'essais'}.`
        : 'Il ne reste aucun essai : cette clé ne sert plus.',
    ],
    todo:
      left > 0
        ? 'Vérifiez la clé sur le courrier avant de la saisir de nouveau. Si ce n’était pas vous, écrivez à l’assistance.'
        : 'Demandez un nouveau courrier, ou attendez la réponse d’un administrateur ou de l’assistance.',
    deadline: deadlineOf(facts),
    where: requestPage(facts),
  };
};

const PROTECTED =
  'L’assistance a rétabli ou nommé l’administrateur en place depuis moins de 90 jours : une clé ou un autre administrateur ne suffit pas à l’écarter.';

const whyReturned = ({ event }: NoticeFacts): string => {
  const why =
    event.data.why === 'withdrawn'
      ? 'La personne qui l’avait approuvée a repris son approbation.'
      : event.data.why === 'protected'
        ? PROTECTED
        : 'L’approbation ne vaut plus : qui l’avait donnée n’administrait plus l’organisme, ou la clé était partie ailleurs qu’au siège.';
  return event.data.supportOnly === true ? `${why} L’assistance seule peut désormais l’approuver.` : why;
};

const backToAnswer = (facts: NoticeFacts): Notice => ({
  subject: 'Une demande d’administrateur revient à l’étude',
  happened: [`${theirRequest(facts)} n’est plus approuvée. ${whyReturned(facts)}`],
  todo:
    facts.event.data.supportOnly === true
      ? 'Si cette personne ne doit pas devenir administrateur, opposez-vous.'
      : DECIDE,
  deadline: deadlineOf(facts),
  where: requestPage(facts),
});

/** Notices of a request that is still undecided: who must answer, and what the candidate can do meanwhile. */
export const openNotices = {
  'administrator-change.requested': {
    person: (facts) => ({
      subject: 'Votre demande d’administrateur est enregistrée',
      happened: [
        `${yourRequest(facts)} est enregistrée.`,
        isFirst(facts)
          ? 'Cet organisme n’a pas d’administrateur : l’assistance examine votre demande, qui expire sans réponse à la date limite.'
          : 'Les administrateurs en place sont prévenus. Sans réponse de leur part à la date limite, l’assistance prend le relais.',
      ],
      todo: `${byLetter(facts)} Vous pouvez aussi suivre ou annuler la demande.`,
      deadline: deadlineOf(facts),
      where: requestPage(facts),
    }),
    administrators: (facts) => ({
      subject: 'Une demande d’administrateur vous attend',
      happened: [`${theirRequest(facts)} attend votre réponse.`],
      todo: DECIDE,
      deadline: deadlineOf(facts),
      where: requestPage(facts),
    }),
    support: (facts) =>
      isFirst(facts)
        ? toExamine(facts, 'vient d’être faite : cet organisme n’a pas d’administrateur.')
        : undefined,
  },
  'administrator-change.reminded': {
    administrators: (facts) => ({
      subject: 'Rappel : une demande d’administrateur',
      happened: [
        `${theirRequest(facts)} attend toujours votre réponse.`,
        'Sans réponse à la date limite, l’assistance prend le relais.',
      ],
      todo: DECIDE,
      deadline: deadlineOf(facts),
      where: requestPage(facts),
    }),
  },
  'administrator-change.escalated': {
    person: (facts) => ({
      subject: 'L’assistance examine votre demande',
      happened: [
        `${yourRequest(facts)} est restée sans réponse. L’assistance l’examine ; un administrateur peut encore répondre.`,
        'Sans réponse à la date limite, la demande expire.',
      ],
      todo: `${KEY_BY_LETTER} Sinon, attendez la réponse de l’assistance.`,
      deadline: deadlineOf(facts),
      where: requestPage(facts),
    }),
    support: (facts) => toExamine(facts, 'est restée sans réponse des administrateurs.'),
  },
  'administrator-change.activation-key-ordered': {
    person: (facts) => ({
      subject: 'Votre clé d’activation part par courrier',
      happened: [
        `${yourRequest(facts)} peut être approuvée par une clé d’activation.`,
        'Cette clé est envoyée par courrier à l’adresse du siège, telle que l’Insee la connaît.',
        departure(facts),
      ],
      todo: 'Quand le courrier arrive, saisissez la clé dans la demande. Ne la communiquez à personne. Cinq essais sont possibles.',
      deadline: deadlineOf(facts),
      where: requestPage(facts),
    }),
  },
  'administrator-change.activation-failed': { person: keyRefused },
  'administrator-change.support-answered': {
    support: (facts) => ({
      subject: 'Une réponse est encore nécessaire',
      happened: [`${thisRequest(facts)} a reçu la réponse d’un agent.`],
      todo: 'Un autre agent, à qui la file confie le dossier, répond à son tour sans connaître cette réponse.',
      deadline: deadlineOf(facts),
      where: requestPage(facts),
    }),
  },
  'administrator-change.objected': {
    person: (facts) => ({
      subject: 'Votre demande rencontre une opposition',
      happened: [
        `${yourRequest(facts)} rencontre l’opposition d’un administrateur. Elle suit son cours : si elle est approuvée, l’assistance décidera.`,
      ],
      todo: WAIT,
      deadline: 'none',
      where: requestPage(facts),
    }),
    administrators: (facts) => ({
      subject: 'Opposition à une demande d’administrateur',
      happened: [`${theirRequest(facts)} rencontre l’opposition d’un administrateur.`],
      todo: 'Connectez-vous pour lire cette opposition.',
      deadline: 'none',
      where: requestPage(facts),
    }),
  },
  'administrator-change.converted': {
    person: (facts) => ({
      subject: 'Votre organisme a désormais un administrateur',
      happened: [
        `Quelqu’un d’autre est devenu administrateur ${ofTheBody(facts.organisation)} : votre demande devient celle d’un administrateur de plus.`,
      ],
      todo: WAIT,
      deadline: deadlineOf(facts),
      where: requestPage(facts),
    }),
    administrators: (facts) => ({
      subject: 'Une demande d’administrateur attend votre avis',
      happened: [`${theirRequest(facts)} a été faite quand l’organisme n’avait pas d’administrateur.`],
      todo: 'Connectez-vous pour l’approuver ou vous y opposer avant la date limite.',
      deadline: deadlineOf(facts),
      where: requestPage(facts),
    }),
  },
  'administrator-change.returned': {
    person: (facts) => ({
      subject: 'Votre demande revient à l’étude',
      happened: [`${yourRequest(facts)} n’est plus approuvée. ${whyReturned(facts)}`],
      todo: WAIT,
      deadline: deadlineOf(facts),
      where: requestPage(facts),
    }),
    outgoing: backToAnswer,
    administrators: backToAnswer,
  },
} as const satisfies Partial<Record<EventType, NoticesOfEvent>>;
