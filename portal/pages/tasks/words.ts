import type { AnswerOf } from '../../client/contract.ts';
import { ofTheBody, theBody } from '../../words/names.ts';

export type TaskKind = AnswerOf<'GET /me'>['tasks'][number]['kind'];

interface TaskWords {
  title: (body: string) => string;
  reason: string;
  verb: string;
}

const frTasks: Record<TaskKind, TaskWords> = {
  invitation: {
    title: (body) => `Répondre à l’invitation ${ofTheBody(body)}`,
    reason: 'Vous voyez ce qui vous est proposé avant de répondre.',
    verb: 'Examiner',
  },
  'profile-confirmation': {
    title: () => 'Confirmer vos coordonnées',
    reason: 'Un clic si rien n’a changé.',
    verb: 'Confirmer',
  },
  'administrator-change-decision': {
    title: (body) => `Répondre à une demande pour administrer ${theBody(body)}`,
    reason: 'Sans réponse, l’assistance prend le relais.',
    verb: 'Répondre',
  },
  'administrator-change-objection': {
    title: (body) => `Vérifier qui va administrer ${theBody(body)}`,
    reason: 'Vous pouvez vous y opposer jusqu’à cette date.',
    verb: 'Examiner',
  },
  'administrator-change-activation': {
    title: (body) => `Saisir la clé reçue par courrier : ${body}`,
    reason: 'Facultatif si un administrateur répond avant.',
    verb: 'Saisir',
  },
  'administrator-change-support': {
    title: (body) => `Instruire une demande pour administrer ${theBody(body)}`,
    reason: 'Deux agents différents doivent approuver.',
    verb: 'Instruire',
  },
  'access-change-decision': {
    title: (body) => `Approuver le fichier d’un autre administrateur : ${body}`,
    reason: 'Il retire beaucoup d’accès : un second administrateur doit l’approuver.',
    verb: 'Examiner',
  },
  succession: {
    title: (body) => `Reporter les droits au nouveau siège ${ofTheBody(body)}`,
    reason: 'Son SIRET a changé : sur l’ancien, plus personne ne peut déclarer.',
    verb: 'Examiner',
  },
  'mandate-proposal': {
    title: (body) => `Répondre au mandat proposé par ${theBody(body)}`,
    reason: 'Cet organisme vous confierait des déclarations.',
    verb: 'Examiner',
  },
  'access-review': {
    title: (body) => `Revoir qui a accès aux déclarations ${ofTheBody(body)}`,
    reason: 'Ce qui n’est pas revu est ensuite suspendu.',
    verb: 'Continuer',
  },
  'administrator-contest': {
    title: (body) => `Vous n’administrez plus ${body}`,
    reason: 'Un autre administrateur l’a décidé. Si c’est à tort, l’assistance tranche.',
    verb: 'Contester',
  },
  'member-confirmation': {
    title: (body) => `Confirmer qui a rejoint ${body}`,
    reason: 'Une personne a accepté sous un autre nom que celui invité. D’ici là, elle ne signe rien.',
    verb: 'Vérifier',
  },
};

const fr = {
  hello: (name: string) => `Bonjour ${name}`,
  deadline: (today: string) => `${today}. Prochaine échéance de la DSN :`,
  atNoon: (day: string) => `${day} à midi`,
  todo: 'À faire',
  nothing: 'Rien ne vous attend aujourd’hui.',
  bodies: 'Mes organismes',
  role: {
    administrator: { active: 'Vous administrez cet organisme', ended: 'Vous l’administriez' },
    declarant: { active: 'Vous déclarez pour cet organisme', ended: 'Vous déclariez pour lui' },
  },
  suspended: 'Accès suspendu',
  ended: 'Accès terminé',
  alone: {
    title: (body: string) => `Une seule personne administre ${theBody(body)} : vous`,
    about: 'Si vous partez ou perdez votre accès, plus personne ne pourra donner de droits.',
    cure: 'Désignez un second administrateur.',
    tag: 'Un seul administrateur',
  },
  actsFor: {
    title: 'Vous agissez aussi pour',
    tag: (n: number) => (n === 1 ? 'Agit pour 1 organisme' : `Agit pour ${n} organismes`),
    through: (body: string) => `sous mandat, par ${theBody(body)}`,
    more: (n: number) => `et ${n} de plus`,
  },
  support: { title: 'Vous êtes de l’assistance', link: 'Ouvrir les dossiers' },
  stale: {
    title: 'Vos coordonnées ne sont plus à jour',
    link: 'Vérifier mes coordonnées',
  },
  none: 'Vous ne déclarez encore pour aucun organisme.',
  what: 'Que voulez-vous faire ?',
  become: {
    title: 'Administrer un organisme',
    about:
      'Vous prenez cette fonction, ou personne ne l’administre. 3 pages, avec les références de votre arrêté ou de votre délibération.',
  },
  declare: {
    title: 'Déclarer pour un organisme',
    about: (email: string) =>
      `Demandez à son administrateur de vous inviter à l’adresse ${email}. L’invitation apparaîtra ici.`,
  },
  missingBefore: 'Votre organisme n’est pas là ?',
  missing: 'Demandez à l’administrer',
  missingAfter: ', ou demandez une invitation à la personne qui l’administre.',
  tasks: frTasks,
};

const enTasks: Record<TaskKind, TaskWords> = {
  invitation: {
    title: (body) => `Answer the invitation of ${body}`,
    reason: 'You see what you are offered before you answer.',
    verb: 'Look',
  },
  'profile-confirmation': {
    title: () => 'Confirm your details',
    reason: 'One click if nothing has changed.',
    verb: 'Confirm',
  },
  'administrator-change-decision': {
    title: (body) => `Answer a request to administer ${body}`,
    reason: 'Without an answer, support takes over.',
    verb: 'Answer',
  },
  'administrator-change-objection': {
    title: (body) => `Check a change of administrator: ${body}`,
    reason: 'You may object until then.',
    verb: 'Look',
  },
  'administrator-change-activation': {
    title: (body) => `Enter the key received by letter: ${body}`,
    reason: 'Not needed if an administrator answers before.',
    verb: 'Enter',
  },
  'administrator-change-support': {
    title: (body) => `Examine the request to administer ${body}`,
    reason: 'Two different agents must approve.',
    verb: 'Examine',
  },
  'access-change-decision': {
    title: (body) => `Approve another administrator’s file: ${body}`,
    reason: 'It takes much access away: a second administrator must approve it.',
    verb: 'Look',
  },
  succession: {
    title: (body) => `Carry the rights over to the new head office: ${body}`,
    reason: 'Its SIRET has changed: on the old one nobody can declare any more.',
    verb: 'Look',
  },
  'mandate-proposal': {
    title: (body) => `Answer the mandate proposed by ${body}`,
    reason: 'This body would entrust declarations to you.',
    verb: 'Look',
  },
  'access-review': {
    title: (body) => `Review who has access: ${body}`,
    reason: 'What is not reviewed is suspended afterwards.',
    verb: 'Go on',
  },
  'administrator-contest': {
    title: (body) => `You administer ${body} no more`,
    reason: 'Another administrator decided so. If that is wrong, support settles it.',
    verb: 'Contest',
  },
  'member-confirmation': {
    title: (body) => `Confirm who joined ${body}`,
    reason: 'Somebody accepted under another name than the invited one. Until then they sign nothing.',
    verb: 'Check',
  },
};

const en: typeof fr = {
  hello: (name) => `Hello ${name}`,
  deadline: (today) => `${today}. Next DSN deadline:`,
  atNoon: (day) => `${day} at noon`,
  todo: 'To do',
  nothing: 'Nothing awaits you today.',
  bodies: 'My bodies',
  role: {
    administrator: { active: 'You administer this body', ended: 'You administered it' },
    declarant: { active: 'You declare for this body', ended: 'You declared for it' },
  },
  suspended: 'Access suspended',
  ended: 'Access ended',
  alone: {
    title: (body) => `You alone administer ${body}`,
    about: 'If you leave or lose your access, nobody can give rights any more.',
    cure: 'Name a second administrator.',
    tag: 'One administrator',
  },
  actsFor: {
    title: 'You also act for',
    tag: (n) => (n === 1 ? 'Acts for 1 body' : `Acts for ${n} bodies`),
    through: (body) => `under a mandate, through ${body}`,
    more: (n) => `and ${n} more`,
  },
  support: { title: 'You are an agent of support', link: 'Open the cases' },
  stale: { title: 'Your details are out of date', link: 'Check my details' },
  none: 'You do not declare for any body yet.',
  what: 'What would you like to do?',
  become: {
    title: 'Administer a body',
    about:
      'You have just been appointed, or nobody administers it. 3 pages, with the references of your act of appointment.',
  },
  declare: {
    title: 'Declare for a body',
    about: (email) => `Ask its administrator to invite you at ${email}. The invitation will appear here.`,
  },
  missingBefore: 'Your body is not here?',
  missing: 'Ask to administer it',
  missingAfter: ', or ask whoever administers it for an invitation.',
  tasks: enTasks,
};

export const taskWords = { fr, en };
