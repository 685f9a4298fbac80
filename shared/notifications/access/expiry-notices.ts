import type { EventType } from '../../domain/events.ts';
import { ofTheBody, theBody } from '../../wording/bodies.ts';
import { ofInWords } from '../../wording/in-words.ts';
import { dayAndHour } from '../in-words.ts';
import type { Notice } from '../notice.ts';
import type { NoticeFacts, NoticesOfEvent } from '../notice-facts.ts';

const ASK_ADMINISTRATOR = 'Si vous en avez encore besoin, adressez-vous à un administrateur de l’organisme.';

const membersPage = ({ event }: NoticeFacts): Notice['where'] => ({
  label: 'Voir les membres de cet organisme',
  path: `/organisations/${event.siren ?? ''}/members`,
});
const ownPage = ({ event }: NoticeFacts): Notice['where'] => ({
  label: 'Voir cet organisme dans Trousseau',
  path: `/organisations/${event.siren ?? ''}`,
});

/** The earliest end. The page shows each. */
const until = ({ event }: NoticeFacts): string => dayAndHour(event.data.until ?? event.occurredAt);
const deadline = ({ event }: NoticeFacts): Notice['deadline'] => event.data.until ?? 'on-the-page';

const isOne = ({ event }: NoticeFacts): boolean => event.data.grants?.length === 1;

const willEnd = (facts: NoticeFacts, whose: string): string =>
  isOne(facts)
    ? `Une habilitation ${whose} prend fin ${until(facts)}.`
    : `${facts.event.data.grants?.length ?? 'Des'} habilitations ${whose} prennent fin, la première ${until(facts)}.`;

const haveEnded = (facts: NoticeFacts, whose: string): string =>
  isOne(facts)
    ? `Une habilitation ${whose} a pris fin ${until(facts)}, à la date prévue.`
    : `${facts.event.data.grants?.length ?? 'Des'} habilitations ${whose} ont pris fin aux dates prévues, la première ${until(facts)}.`;

const SUPPORT_TODO =
  'Assurez-vous que cet administrateur est toujours en place : sinon, plus personne ne pourra donner d’accès.';

const yours = ({ organisation }: NoticeFacts): string => `que vous avez pour ${theBody(organisation)}`;
const theirs = ({ person, organisation }: NoticeFacts): string =>
  `${ofInWords(person)} pour ${theBody(organisation)}`;

/** Notices of what ends by its date: before the end, and after it. */
export const expiryNotices = {
  'invitation.expiring': {
    person: (facts) => ({
      subject: 'Votre invitation expire bientôt',
      happened: [
        `Vous êtes invité à rejoindre ${theBody(facts.organisation)} comme déclarant, et vous n’avez pas encore répondu.`,
      ],
      todo: 'Connectez-vous avec l’adresse électronique qui a reçu ce message, puis acceptez ou refusez l’invitation.',
      deadline: facts.event.data.expiresAt ?? 'on-the-page',
      where: {
        label: 'Répondre à l’invitation dans Trousseau',
        path: `/invitations/${facts.event.data.invitation ?? ''}`,
      },
    }),
  },
  'invitation.expired': {
    person: (facts) => ({
      subject: 'Votre invitation a expiré',
      happened: [
        `L’invitation à rejoindre ${theBody(facts.organisation)} a expiré sans réponse.`,
        'Elle ne peut plus être acceptée.',
      ],
      todo: 'Si vous deviez rejoindre cet organisme, demandez une nouvelle invitation à l’un de ses administrateurs.',
      deadline: 'none',
      where: { label: 'Ouvrir mon espace Trousseau', path: '/' },
    }),
    administrators: (facts) => ({
      subject: 'Une invitation a expiré sans réponse',
      happened: [
        `L’invitation ${ofInWords(facts.person)} à rejoindre ${theBody(facts.organisation)} a expiré sans réponse.`,
      ],
      todo: 'Si cette personne doit vous rejoindre, invitez-la de nouveau.',
      deadline: 'none',
      where: membersPage(facts),
    }),
  },
  'grant.expiring': {
    person: (facts) => ({
      subject: 'Une habilitation prend bientôt fin',
      happened: [willEnd(facts, yours(facts))],
      todo: ASK_ADMINISTRATOR,
      deadline: deadline(facts),
      where: ownPage(facts),
    }),
    administrators: (facts) => ({
      subject: 'L’habilitation d’un membre prend bientôt fin',
      happened: [willEnd(facts, theirs(facts))],
      todo: 'Si cette personne doit continuer à déclarer, prolongez l’habilitation ou donnez-en une autre.',
      deadline: deadline(facts),
      where: membersPage(facts),
    }),
    support: (facts) =>
      facts.event.data.lastAdministrator === true
        ? {
            subject: 'Un administrateur seul va perdre des droits',
            happened: [
              `Le seul administrateur ${ofTheBody(facts.organisation)} a des habilitations qui prennent fin, la première ${until(facts)}. Son rôle d’administrateur ne change pas.`,
            ],
            todo: SUPPORT_TODO,
            deadline: deadline(facts),
            where: ownPage(facts),
          }
        : undefined,
  },
  'grant.expired': {
    person: (facts) => ({
      subject: 'Une habilitation a pris fin',
      happened: [haveEnded(facts, yours(facts))],
      todo: ASK_ADMINISTRATOR,
      deadline: 'none',
      where: ownPage(facts),
    }),
    administrators: (facts) => ({
      subject: 'L’habilitation d’un membre a pris fin',
      happened: [haveEnded(facts, theirs(facts))],
      todo: 'Si cette personne doit continuer à déclarer, donnez-lui une nouvelle habilitation.',
      deadline: 'none',
      where: membersPage(facts),
    }),
    support: (facts) =>
      facts.event.data.lastAdministrator === true
        ? {
            subject: 'Un administrateur seul a perdu des droits',
            happened: [
              `Le seul administrateur ${ofTheBody(facts.organisation)} a des habilitations qui ont pris fin, la première ${until(facts)}. Son rôle d’administrateur ne change pas.`,
            ],
            todo: SUPPORT_TODO,
            deadline: 'none',
            where: ownPage(facts),
          }
        : undefined,
  },
} as const satisfies Partial<Record<EventType, NoticesOfEvent>>;
