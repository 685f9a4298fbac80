import type { MandateErrorCode } from '../../domain/errors.ts';
import type { BeyondMandateCode } from '../../domain/faults.ts';
import { SERVICES_PATH } from './services-path.ts';
import type { FaultTexts, Problems } from './text-types.ts';

const pathOf = ({ mandate }: { mandate: string }): string => `/mandates/${mandate}`;

/** What people read when something about a mandate is refused. */
export const MANDATE_PROBLEMS: Problems<MandateErrorCode> = {
  'own-organisation': {
    status: 400,
    title: { fr: 'Mandat à soi-même', en: 'A mandate to oneself' },
    detail: {
      fr: 'Un organisme ne se mandate pas lui-même : donnez une habilitation à ses membres.',
      en: 'An organisation does not mandate itself: give its members a grant.',
    },
  },
  'unknown-mandatary': {
    status: 409,
    title: { fr: 'Mandataire inconnu du registre', en: 'Mandatary unknown to the register' },
    detail: {
      fr: ({ siren }) =>
        `Vérifiez le SIREN ${siren} ; s’il est exact, renvoyez la proposition avec le nom du mandataire.`,
      en: ({ siren }) =>
        `Check the SIREN ${siren}; if it is right, send the proposal again with the mandatary’s name.`,
    },
  },
  'service-not-mandatable': {
    status: 409,
    title: { fr: 'Service sans mandat possible', en: 'Service not open to mandates' },
    detail: {
      fr: ({ service }) =>
        `Le service ${service} ne peut être confié à un mandataire : retirez-le de la proposition.`,
      en: ({ service }) => `The service ${service} cannot be mandated: leave it out of the proposal.`,
    },
    href: () => SERVICES_PATH,
  },
  'mandate-not-proposed': {
    status: 409,
    title: { fr: 'Proposition close', en: 'Proposal closed' },
    detail: {
      fr: 'Cette proposition n’attend plus de réponse. Demandez-en une nouvelle au mandant.',
      en: 'This proposal awaits no answer any more. Ask the mandator for a new one.',
    },
    href: pathOf,
  },
  'mandate-not-active': {
    status: 409,
    title: { fr: 'Mandat non actif', en: 'Mandate not active' },
    detail: {
      fr: 'Ce mandat n’est pas en vigueur : rien ne peut se faire sous ce mandat. Consultez-le pour savoir pourquoi.',
      en: 'This mandate is not in force: nothing can be done under it. Read it to see why.',
    },
    href: pathOf,
  },
  'mandate-not-narrower': {
    status: 409,
    title: { fr: 'Mandat élargi', en: 'Mandate widened' },
    detail: {
      fr: 'Un mandat accepté ne peut qu’être réduit, jamais élargi. Corrigez les champs indiqués, ou proposez un autre mandat.',
      en: 'An accepted mandate can only be narrowed, never widened. Correct the fields listed, or propose another mandate.',
    },
    href: pathOf,
  },
  'mandate-full': {
    status: 409,
    title: { fr: 'Mandat trop souvent réduit', en: 'Mandate narrowed too often' },
    detail: {
      fr: 'Ce mandat ne peut plus être réduit : mettez-y fin et proposez-en un autre.',
      en: 'This mandate cannot be narrowed any more: end it and propose another one.',
    },
    href: pathOf,
  },
  'too-many-mandates': {
    status: 409,
    title: { fr: 'Trop de mandats à la fois', en: 'Too many mandates at once' },
    detail: {
      fr: 'Cela concerne plus de mandats qu’il n’en peut changer d’un coup : faites-le en plusieurs fois.',
      en: 'This concerns more mandates than can change in one go: do it in several.',
    },
  },
  'unknown-mandate': {
    status: 400,
    title: { fr: 'Mandat inconnu', en: 'Unknown mandate' },
    detail: {
      fr: 'Votre organisme n’est pas le mandataire d’un tel mandat : consultez la liste de ses mandats.',
      en: 'Your organisation is the mandatary of no such mandate: see the list of its mandates.',
    },
    href: ({ organisation }) => `/organisations/${organisation}/mandates`,
  },
  'exceeds-mandate': {
    status: 409,
    title: { fr: 'Habilitation au-delà du mandat', en: 'Grant beyond the mandate' },
    detail: {
      fr: 'Le mandat ne va pas si loin. Retirez ou réduisez ce qui est indiqué, puis recommencez.',
      en: 'The mandate does not go so far. Remove or reduce what is listed, then retry.',
    },
    href: pathOf,
  },
};

/** Texts about what goes beyond a mandate, of a grant or of new terms. */
export const MANDATE_FAULTS: FaultTexts<BeyondMandateCode> = {
  'service-not-in-mandate': {
    fr: ({ service }) => `Le mandat ne couvre pas le service ${service}.`,
    en: ({ service }) => `The mandate does not cover the service ${service}.`,
  },
  'right-beyond-mandate': {
    fr: ({ service, right, allowed }) =>
      `Pour le service ${service}, le mandat s’arrête au droit de ${allowed} : il ne permet pas de ${right}.`,
    en: ({ service, right, allowed }) =>
      `For the service ${service}, the mandate stops at the right to ${allowed}: it does not allow to ${right}.`,
  },
  'establishment-not-in-mandate': {
    fr: ({ siret }) => `Le mandat ne couvre pas l’établissement ${siret}.`,
    en: ({ siret }) => `The mandate does not cover the establishment ${siret}.`,
  },
  'begins-after-mandate': {
    fr: ({ until }) => `Le mandat prend fin avant : le ${until}.`,
    en: ({ until }) => `The mandate ends before that: on ${until}.`,
  },
  'ends-after-mandate': {
    fr: ({ until }) => `Le mandat prend fin plus tôt : le ${until}.`,
    en: ({ until }) => `The mandate ends earlier: on ${until}.`,
  },
  'wider-service': {
    fr: ({ service }) => `Le mandat accepté ne couvre pas le service ${service} : retirez-le.`,
    en: ({ service }) => `The accepted mandate does not cover the service ${service}: leave it out.`,
  },
  'wider-right': {
    fr: ({ service, allowed }) =>
      `Pour le service ${service}, le mandat accepté s’arrête au droit de ${allowed}.`,
    en: ({ service, allowed }) =>
      `For the service ${service}, the accepted mandate stops at the right to ${allowed}.`,
  },
  'wider-establishment': {
    fr: ({ siret }) => `Le mandat accepté ne couvre pas l’établissement ${siret} : retirez-le.`,
    en: ({ siret }) => `The accepted mandate does not cover the establishment ${siret}: leave it out.`,
  },
  'wider-establishments': {
    fr: 'Le mandat accepté ne couvre pas tous les établissements : indiquez ceux qui restent.',
    en: 'The accepted mandate does not cover all establishments: name those that stay.',
  },
  'wider-end': {
    fr: ({ until }) => `Le mandat accepté prend fin le ${until} : donnez cette date, ou une plus proche.`,
    en: ({ until }) => `The accepted mandate ends on ${until}: give this date, or an earlier one.`,
  },
};
