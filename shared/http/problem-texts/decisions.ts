import type { DenialReason } from '../../domain/decisions/decide.ts';
import type { Text } from '../../wording/text.ts';

/** Every reason of a no: the domain's, and those of a question that is about nothing the register knows. */
export type ReasonCode =
  | DenialReason
  | 'unknown-subject'
  | 'unknown-action'
  | 'unknown-resource'
  | 'incomplete-evaluation';

const ASK_ADMINISTRATOR: Text = {
  fr: 'Demandez cette habilitation à un administrateur de votre organisme.',
  en: 'Ask an administrator of your organisation for this grant.',
};

const ASK_THE_SERVICE: Text = {
  fr: 'Signalez cette difficulté au service déclaratif.',
  en: 'Report this difficulty to the declaration service.',
};

/** For the person refused, and for whoever can put it right. No name, no value of anybody's card. */
export const REASON_TEXTS: Record<ReasonCode, { user: Text; admin: Text }> = {
  'unknown-subject': {
    user: ASK_THE_SERVICE,
    admin: {
      fr: 'Le service déclaratif a désigné une personne que le registre ne connaît pas : signalez-le-lui.',
      en: 'The declaration service named a person unknown to the register: report it to them.',
    },
  },
  'unknown-action': {
    user: ASK_THE_SERVICE,
    admin: {
      fr: 'Le service déclaratif a demandé une action que le registre ne connaît pas : signalez-le-lui.',
      en: 'The declaration service asked about an action unknown to the register: report it to them.',
    },
  },
  'unknown-resource': {
    user: ASK_THE_SERVICE,
    admin: {
      fr: 'Le service déclaratif doit désigner une déclaration par un SIRET et un service : signalez-le-lui.',
      en: 'The declaration service must name a declaration by a SIRET and a service: report it to them.',
    },
  },
  'incomplete-evaluation': {
    user: ASK_THE_SERVICE,
    admin: {
      fr: 'Le service déclaratif a posé une question incomplète ou mal formée : signalez-le-lui.',
      en: 'The declaration service asked an incomplete or malformed question: report it to them.',
    },
  },
  'unknown-establishment': {
    user: {
      fr: 'Cet établissement n’est pas au registre : vérifiez le SIRET.',
      en: 'This establishment is not in the register: check the SIRET.',
    },
    admin: {
      fr: 'Le SIRET n’est pas au registre : vérifiez-le, ou attendez la prochaine mise à jour de Sirene.',
      en: 'The SIRET is not in the register: check it, or wait for the next update from Sirene.',
    },
  },
  'unknown-service': {
    user: ASK_THE_SERVICE,
    admin: {
      fr: 'Ce service n’est pas au catalogue : consultez le catalogue des services.',
      en: 'This service is not in the catalogue: see the catalogue of services.',
    },
  },
  'not-a-member': {
    user: {
      fr: 'Vous n’êtes pas membre de cet organisme : demandez une invitation à l’un de ses administrateurs.',
      en: 'You are not a member of this organisation: ask one of its administrators for an invitation.',
    },
    admin: {
      fr: 'Cette personne n’est pas membre de l’organisme : invitez-la.',
      en: 'This person is not a member: invite them.',
    },
  },
  'not-accepted': {
    user: {
      fr: 'Vous n’avez pas accepté l’invitation de cet organisme : elle vous attend parmi vos tâches.',
      en: 'You have not accepted this organisation’s invitation: it awaits you among your tasks.',
    },
    admin: {
      fr: 'L’invitation n’est pas acceptée : rappelez-la à la personne, ou renvoyez-la si elle a expiré.',
      en: 'The invitation is not accepted: remind the person, or send it again if it has expired.',
    },
  },
  'not-confirmed': {
    user: {
      fr: 'Vous avez accepté sous un autre nom que celui de l’invitation : un administrateur de l’organisme doit vous confirmer avant que vous signiez.',
      en: 'You accepted under another name than the invited one: an administrator of the organisation must confirm you before you sign.',
    },
    admin: {
      fr: 'Cette personne a accepté sous un autre nom que celui qui était invité : confirmez-la sur sa fiche.',
      en: 'This person accepted under another name than the invited one: confirm them on their card.',
    },
  },
  suspended: {
    user: {
      fr: 'Votre accès est suspendu : adressez-vous à un administrateur de votre organisme.',
      en: 'Your access is suspended: ask an administrator of your organisation.',
    },
    admin: {
      fr: 'L’accès est suspendu : rétablissez-le si besoin.',
      en: 'The access is suspended: restore it if needed.',
    },
  },
  ended: {
    user: {
      fr: 'Votre accès à cet organisme a pris fin : demandez une nouvelle invitation si vous y revenez.',
      en: 'Your access to this organisation has ended: ask for a new invitation if you come back.',
    },
    admin: {
      fr: 'L’accès a pris fin : invitez de nouveau la personne si elle revient.',
      en: 'The access has ended: invite the person again if they come back.',
    },
  },
  'service-closed': {
    user: {
      fr: 'Ce service est fermé : demandez à un administrateur de votre organisme lequel le remplace.',
      en: 'This service is closed: ask an administrator of your organisation which one follows it.',
    },
    admin: {
      fr: 'Ce service est fermé : cherchez au catalogue celui qui le remplace.',
      en: 'This service is closed: look up in the catalogue which one follows it.',
    },
  },
  'establishment-closed': {
    user: {
      fr: 'Cet établissement est fermé : choisissez un établissement ouvert.',
      en: 'This establishment is closed: choose an open one.',
    },
    admin: {
      fr: 'Cet établissement est fermé selon Sirene : habilitez la personne sur un établissement ouvert.',
      en: 'This establishment is closed, according to Sirene: give a grant on an open one.',
    },
  },
  'establishment-not-yet-open': {
    user: {
      fr: 'Cet établissement n’est pas encore ouvert : attendez sa date d’ouverture ou choisissez un établissement ouvert.',
      en: 'This establishment is not open yet: wait for its opening day, or choose an open one.',
    },
    admin: {
      fr: 'Cet établissement n’est pas encore ouvert selon Sirene : la personne pourra agir à partir de sa date d’ouverture.',
      en: 'This establishment is not open yet, according to Sirene: the person may act from its opening day on.',
    },
  },
  'not-granted': {
    user: ASK_ADMINISTRATOR,
    admin: {
      fr: 'Aucune habilitation ne couvre ce service pour cet établissement : donnez-en une.',
      en: 'No grant covers this service for this establishment: give one.',
    },
  },
  'right-too-low': {
    user: ASK_ADMINISTRATOR,
    admin: {
      fr: 'L’habilitation porte un droit inférieur : remplacez-la si besoin.',
      en: 'The grant gives a lower right: replace it if needed.',
    },
  },
  'not-yet-effective': {
    user: {
      fr: 'Votre habilitation n’a pas encore pris effet : attendez sa date, ou demandez-en une autre à un administrateur de votre organisme.',
      en: 'Your grant has not taken effect yet: wait for its date, or ask an administrator of your organisation for another one.',
    },
    admin: {
      fr: 'L’habilitation prend effet à sa date : donnez-en une autre s’il la faut plus tôt.',
      en: 'The grant takes effect at its date: give another one if it is needed earlier.',
    },
  },
  expired: {
    user: ASK_ADMINISTRATOR,
    admin: {
      fr: 'L’habilitation a expiré : donnez-en une nouvelle.',
      en: 'The grant has expired: give a new one.',
    },
  },
  'grant-ended': {
    user: ASK_ADMINISTRATOR,
    admin: {
      fr: 'Il a été mis fin à l’habilitation : donnez-en une nouvelle si besoin.',
      en: 'The grant was ended: give a new one if needed.',
    },
  },
  'unknown-mandate': {
    user: ASK_THE_SERVICE,
    admin: {
      fr: 'Le registre ne connaît pas ce mandat : vérifiez l’identifiant donné dans le contexte.',
      en: 'The register knows no such mandate: check the id given in the context.',
    },
  },
  'mandate-ended': {
    user: {
      fr: 'Le mandat sous lequel vous agissiez a pris fin : adressez-vous à un administrateur de votre organisme.',
      en: 'The mandate under which you acted has ended: ask an administrator of your organisation.',
    },
    admin: {
      fr: 'Le mandat a pris fin : demandez à l’organisme mandant d’en proposer un autre si besoin.',
      en: 'The mandate has ended: ask the mandator to propose another one if needed.',
    },
  },
  'mandate-exceeded': {
    user: {
      fr: 'Le mandat donné à votre organisme ne va pas jusque-là : adressez-vous à l’un de vos administrateurs.',
      en: 'The mandate given to your organisation does not go so far: ask one of its administrators.',
    },
    admin: {
      fr: 'L’habilitation va au-delà du mandat, qui a pu être réduit : consultez-le.',
      en: 'The grant goes beyond the mandate, which may have been narrowed: look it up.',
    },
  },
};
