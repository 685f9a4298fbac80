import { theBody, toTheBody } from '../../wording/bodies.ts';
import { ofInWords } from '../../wording/in-words.ts';
import { dayAndHour } from '../in-words.ts';
import type { Notice } from '../notice.ts';
import type { NoticeFacts } from '../notice-facts.ts';

const membersPage = ({ event }: NoticeFacts): Notice['where'] => ({
  label: 'Voir les membres de cet organisme',
  path: `/organisations/${event.siren ?? ''}/members`,
});

/** Whoever invited reads both names, where somebody accepted under another one (authority: rule 13). */
const toConfirmNotice = (facts: NoticeFacts): Notice => ({
  subject: 'Invitation acceptée sous un autre nom : à confirmer',
  happened: [
    `${facts.person} a accepté l’invitation que ${theBody(facts.organisation)} avait adressée à ${facts.invitedAs ?? 'une autre personne'}.`,
    'Tant que personne ne l’a confirmé, cette personne ne peut rien signer.',
  ],
  todo: 'Assurez-vous auprès d’elle que c’est bien la personne que vous vouliez inviter, puis confirmez-la ou mettez fin à son accès. Sans réponse, son accès prend fin à la date ci-dessous.',
  deadline: facts.event.data.expiresAt ?? 'on-the-page',
  where: { label: 'Vérifier cette personne dans Trousseau', path: '/' },
});

/** Whoever invited is told that the invitation was accepted. */
export const acceptedNotice = (facts: NoticeFacts): Notice =>
  facts.event.data.toConfirm === true
    ? toConfirmNotice(facts)
    : {
        subject: 'Invitation acceptée',
        happened: [`${facts.person} a accepté votre invitation à rejoindre ${theBody(facts.organisation)}.`],
        todo: 'Vous n’avez rien à faire.',
        deadline: 'none',
        where: membersPage(facts),
      };

/** The same of a refusal. An invitation that passed to another account was not refused. */
export const refusedNotice = (facts: NoticeFacts): Notice | undefined =>
  facts.event.data.passedTo !== undefined
    ? undefined
    : {
        subject: 'Invitation refusée',
        happened: [`${facts.person} a refusé votre invitation à rejoindre ${theBody(facts.organisation)}.`],
        todo: 'Vous n’avez rien à faire. Vous pouvez inviter quelqu’un d’autre.',
        deadline: 'none',
        where: membersPage(facts),
      };

/** Administrators learn that somebody whom none of them confirmed has no access any more. */
export const unconfirmedNotice = (facts: NoticeFacts): Notice => ({
  subject: 'Un accès non confirmé a pris fin',
  happened: [
    `L’accès ${ofInWords(facts.person)} ${toTheBody(facts.organisation)} a pris fin ${dayAndHour(facts.event.occurredAt)} : personne ne l’a confirmé à temps.`,
  ],
  todo: 'Si cette personne doit agir pour l’organisme, invitez-la de nouveau, sous son nom.',
  deadline: 'none',
  where: membersPage(facts),
});

/** Every administrator is told that somebody whom one of them invited administers from now on. */
export const newAdministrator = (facts: NoticeFacts): Notice | undefined => {
  const { event, organisation, person } = facts;
  if (event.data.role !== 'administrator') return undefined;
  return {
    subject: 'Un administrateur de plus dans votre organisme',
    happened: [`${person} administre ${theBody(organisation)} depuis ${dayAndHour(event.occurredAt)}.`],
    todo: 'Si cela vous surprend, voyez dans Trousseau qui l’a invité, et écrivez à l’assistance.',
    deadline: 'none',
    where: membersPage(facts),
  };
};
