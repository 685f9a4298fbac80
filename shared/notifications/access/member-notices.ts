import type { EventType } from '../../domain/events.ts';
import { ofTheBody, theBody, toTheBody } from '../../wording/bodies.ts';
import { dayAndHour } from '../in-words.ts';
import type { Notice } from '../notice.ts';
import type { NoticeFacts, NoticesOfEvent } from '../notice-facts.ts';
import { acceptedNotice, newAdministrator, refusedNotice, unconfirmedNotice } from './answer-wording.ts';
import { contestable, removedAdministrator } from './removal-wording.ts';

const NOTHING = 'Vous n’avez rien à faire.';
const ASK_ADMINISTRATOR = 'Si cela vous surprend, adressez-vous à un administrateur de l’organisme.';

const HOME = { label: 'Ouvrir mon espace Trousseau', path: '/' };
const organisationPage = ({ event }: NoticeFacts) => ({
  label: 'Voir cet organisme dans Trousseau',
  path: `/organisations/${event.siren ?? ''}`,
});
const since = ({ event }: NoticeFacts): string => dayAndHour(event.occurredAt);

const ROLES: Record<string, string> = { administrator: 'administrateur', declarant: 'déclarant' };

const withdrawn = (facts: NoticeFacts): Notice => ({
  subject: 'Votre invitation est retirée',
  happened: [
    `L’invitation à rejoindre ${theBody(facts.organisation)} a été retirée ${since(facts)}.`,
    'Elle ne peut plus être acceptée.',
  ],
  todo: `${NOTHING} ${ASK_ADMINISTRATOR}`,
  deadline: 'none',
  where: HOME,
});

const ended = (facts: NoticeFacts): Notice => ({
  subject: 'Votre accès a pris fin',
  happened: [
    `Votre accès ${toTheBody(facts.organisation)} a pris fin ${since(facts)}.`,
    ...(facts.event.data.why === 'not-confirmed'
      ? ['Personne n’a confirmé à temps que vous êtes bien la personne invitée.']
      : []),
    'Vous ne pouvez plus agir pour cet organisme. Vos accès à d’autres organismes ne changent pas.',
    ...contestable(facts),
  ],
  todo: `${NOTHING} ${ASK_ADMINISTRATOR}`,
  deadline: 'none',
  where: HOME,
});

/**
 * Notices to a member about their own card. They do not say who made the change; the card's history shows it to those
 * who may know.
 */
export const memberNotices = {
  'member.invited': {
    person: (facts) => ({
      subject: 'Invitation à rejoindre un organisme',
      happened: [
        `Un administrateur ${ofTheBody(facts.organisation)} vous invite à rejoindre cet organisme comme ${ROLES[facts.event.data.role ?? ''] ?? 'déclarant'}.`,
        'Vous n’avez aucun accès tant que vous n’avez pas accepté.',
      ],
      todo: 'Connectez-vous avec l’adresse électronique qui a reçu ce message, puis acceptez ou refusez l’invitation.',
      deadline: facts.event.data.expiresAt ?? 'on-the-page',
      where: {
        label: 'Répondre à l’invitation dans Trousseau',
        path: `/invitations/${facts.event.data.invitation ?? ''}`,
      },
    }),
  },
  'invitation.accepted': { inviter: acceptedNotice, administrators: newAdministrator },
  'invitation.refused': { inviter: refusedNotice },
  'member.confirmed': {
    administrators: newAdministrator,
    person: (facts) => ({
      subject: 'Votre accès est confirmé',
      happened: [
        `Un administrateur ${ofTheBody(facts.organisation)} a confirmé que vous êtes bien la personne invitée.`,
        'Vous pouvez maintenant signer ce que vos habilitations prévoient.',
        ...(facts.event.data.role === 'administrator' ? ['Vous administrez cet organisme.'] : []),
      ],
      todo: NOTHING,
      deadline: 'none',
      where: organisationPage(facts),
    }),
  },
  'member.ended': {
    administrators: (facts) =>
      facts.event.data.why === 'not-confirmed' ? unconfirmedNotice(facts) : removedAdministrator(facts),
    person: (facts) => (facts.event.data.from === 'invited' ? withdrawn(facts) : ended(facts)),
  },
  'member.suspended': {
    administrators: removedAdministrator,
    person: (facts) => ({
      subject: 'Votre accès est suspendu',
      happened: [
        `Votre accès ${toTheBody(facts.organisation)} est suspendu depuis ${since(facts)}.`,
        ...(facts.event.data.review === undefined
          ? []
          : ['Aucun administrateur ne l’a confirmé lors de la revue annuelle des accès.']),
        'Vos habilitations sont conservées, mais vous ne pouvez pas agir pour cet organisme.',
        ...contestable(facts),
      ],
      todo: 'Adressez-vous à un administrateur de l’organisme, qui peut rétablir votre accès.',
      deadline: 'none',
      where: HOME,
    }),
  },
  'member.reactivated': {
    person: (facts) => ({
      subject: 'Votre accès est rétabli',
      happened: [
        `Votre accès ${toTheBody(facts.organisation)} est rétabli depuis ${since(facts)}.`,
        'Vous retrouvez les habilitations que vous aviez.',
      ],
      todo: NOTHING,
      deadline: 'none',
      where: organisationPage(facts),
    }),
  },
  'role.changed': {
    administrators: removedAdministrator,
    person: (facts) => ({
      subject: 'Votre rôle a changé',
      happened: [
        `Depuis ${since(facts)}, vous êtes ${ROLES[facts.event.data.to ?? ''] ?? 'membre'} ${ofTheBody(facts.organisation)}.`,
        'Vos habilitations ne changent pas avec votre rôle.',
        ...contestable(facts),
      ],
      todo: `${NOTHING} ${ASK_ADMINISTRATOR}`,
      deadline: 'none',
      where: organisationPage(facts),
    }),
  },
  'administrator.appointed': {
    person: (facts) => ({
      subject: 'Vous êtes administrateur d’un organisme',
      happened: [
        `Depuis ${since(facts)}, vous êtes administrateur ${ofTheBody(facts.organisation)}.`,
        'Vous pouvez inviter des déclarants et gérer leurs habilitations.',
      ],
      todo: 'Connectez-vous pour vérifier qui a accès à votre organisme.',
      deadline: 'none',
      where: organisationPage(facts),
    }),
  },
} as const satisfies Partial<Record<EventType, NoticesOfEvent>>;
