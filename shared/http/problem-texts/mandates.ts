import type { MandateErrorCode } from '../../domain/errors.ts';
import type { ProblemTexts } from './problem-texts.ts';

/** What people read when something about a mandate is refused. */
export const MANDATE_PROBLEMS: Record<MandateErrorCode, ProblemTexts> = {
  'own-organisation': {
    status: 400,
    fr: {
      title: 'Mandat à soi-même',
      detail: 'Un organisme ne se mandate pas lui-même : donnez une habilitation à ses membres.',
    },
    en: {
      title: 'A mandate to oneself',
      detail: 'An organisation does not mandate itself: give its members a grant.',
    },
  },
  'unknown-mandatary': {
    status: 409,
    fr: {
      title: 'Mandataire inconnu du registre',
      detail:
        'Vérifiez le SIREN {siren} ; s’il est exact, renvoyez la proposition avec le nom du mandataire.',
    },
    en: {
      title: 'Mandatary unknown to the register',
      detail: 'Check the SIREN {siren}; if it is right, send the proposal again with the mandatary’s name.',
    },
  },
  'service-not-mandatable': {
    status: 409,
    fr: {
      title: 'Service sans mandat possible',
      detail: 'Le service {service} ne peut être confié à un mandataire : retirez-le de la proposition.',
    },
    en: {
      title: 'Service not open to mandates',
      detail: 'The service {service} cannot be mandated: leave it out of the proposal.',
    },
  },
  'mandate-not-proposed': {
    status: 409,
    fr: {
      title: 'Proposition close',
      detail: 'Cette proposition n’attend plus de réponse ({status}). Demandez-en une nouvelle au mandant.',
    },
    en: {
      title: 'Proposal closed',
      detail: 'This proposal awaits no answer any more ({status}). Ask the mandator for a new one.',
    },
  },
  'mandate-not-active': {
    status: 409,
    fr: {
      title: 'Mandat non actif',
      detail: 'Ce mandat n’est pas en vigueur ({status}) : rien ne peut se faire sous ce mandat.',
    },
    en: {
      title: 'Mandate not active',
      detail: 'This mandate is not in force ({status}): nothing can be done under it.',
    },
  },
  'mandate-not-narrower': {
    status: 409,
    fr: {
      title: 'Mandat élargi',
      detail:
        'Un mandat accepté ne peut qu’être réduit, jamais élargi. Corrigez les champs indiqués, ou proposez un autre mandat.',
    },
    en: {
      title: 'Mandate widened',
      detail:
        'An accepted mandate can only be narrowed, never widened. Correct the fields listed, or propose another mandate.',
    },
  },
  'mandate-full': {
    status: 409,
    fr: {
      title: 'Mandat trop souvent réduit',
      detail: 'Ce mandat ne peut plus être réduit : mettez-y fin et proposez-en un autre.',
    },
    en: {
      title: 'Mandate narrowed too often',
      detail: 'This mandate cannot be narrowed any more: end it and propose another one.',
    },
  },
  'too-many-mandates': {
    status: 409,
    fr: {
      title: 'Trop de mandats à la fois',
      detail:
        'Cela concerne plus de mandats qu’il n’en peut changer d’un coup : faites-le en plusieurs fois.',
    },
    en: {
      title: 'Too many mandates at once',
      detail: 'This is about more mandates than can be changed in one go: do it in several.',
    },
  },
  'unknown-mandate': {
    status: 400,
    fr: {
      title: 'Mandat inconnu',
      detail: 'Votre organisme n’est pas le mandataire d’un tel mandat : consultez la liste de ses mandats.',
    },
    en: {
      title: 'Unknown mandate',
      detail: 'Your organisation is the mandatary of no such mandate: see the list of its mandates.',
    },
  },
  'exceeds-mandate': {
    status: 409,
    fr: {
      title: 'Habilitation au-delà du mandat',
      detail: 'Le mandat ne va pas si loin. Retirez ou réduisez ce qui est indiqué, puis recommencez.',
    },
    en: {
      title: 'Grant beyond the mandate',
      detail: 'The mandate does not go so far. Remove or reduce what is listed, then retry.',
    },
  },
};
