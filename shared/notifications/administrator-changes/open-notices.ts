import type { EventType } from '../../domain/events.ts';
import { dayAndHour } from '../in-words.ts';
import type { Notice } from '../notice.ts';
import type { NoticeFacts, NoticesOfEvent } from '../notice-facts.ts';
import {
  DECIDE,
  deadlineOf,
  KEY_BY_LETTER,
  requestPage,
  theirRequest,
  thisRequest,
  yourRequest,
} from './wording.ts';

const toExamine = (facts: NoticeFacts, why: string): Notice => ({
  subject: 'Une demande d’administrateur est à examiner',
  happened: [`${thisRequest(facts)} ${why}`],
  todo: 'Examinez la demande. Une approbation demande deux agents différents, un refus un seul.',
  deadline: deadlineOf(facts),
  where: requestPage(facts),
});

const isFirst = ({ event }: NoticeFacts): boolean => event.data.kind === 'first';

const keyRefused = (facts: NoticeFacts): Notice => {
  const left = facts.event.data.triesLeft ?? 0;
  return {
    subject: 'Clé d’activation refusée',
    happened: [
      `Une clé qui n’est pas la bonne a été saisie ${dayAndHour(facts.event.occurredAt)} pour votre demande concernant l’organisme ${facts.organisation}.`,
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
      todo: `${KEY_BY_LETTER} Vous pouvez aussi suivre ou annuler la demande.`,
      deadline: deadlineOf(facts),
      where: requestPage(facts),
    }),
    deciders: (facts) => ({
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
    deciders: (facts) => ({
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
        'Cette clé est envoyée par courrier à l’adresse officielle de l’établissement, telle que l’Insee la connaît.',
      ],
      todo: 'Quand le courrier arrive, saisissez la clé dans la demande. Ne la communiquez à personne. Cinq essais sont possibles.',
      deadline: deadlineOf(facts),
      where: requestPage(facts),
    }),
  },
  'administrator-change.activation-failed': { person: keyRefused },
  'administrator-change.support-approved': {
    support: (facts) => ({
      subject: 'Une seconde approbation est nécessaire',
      happened: [`${thisRequest(facts)} a reçu une première approbation de l’assistance.`],
      todo: 'Un agent autre que le premier doit examiner la demande à son tour.',
      deadline: deadlineOf(facts),
      where: requestPage(facts),
    }),
  },
} as const satisfies Partial<Record<EventType, NoticesOfEvent>>;
