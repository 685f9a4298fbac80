import type { CommonErrorCode } from '../../domain/errors.ts';
import type { Problems } from './text-types.ts';

/** What people read when a request of any kind is refused. */
export const COMMON_PROBLEMS: Problems<CommonErrorCode> = {
  'bad-input': {
    status: 400,
    title: { fr: 'Demande incorrecte', en: 'Bad input' },
    detail: {
      fr: 'Corrigez les champs indiqués, puis renvoyez la demande.',
      en: 'Correct the fields listed, then send the request again.',
    },
  },
  unauthenticated: {
    status: 401,
    title: { fr: 'Connexion nécessaire', en: 'Login needed' },
    detail: {
      fr: 'Connectez-vous, ou reconnectez-vous si votre session a expiré.',
      en: 'Log in, or log in again if your session has expired.',
    },
  },
  insufficient_user_authentication: {
    status: 401,
    title: { fr: 'Connexion trop ancienne', en: 'Login too old' },
    detail: {
      fr: ({ minutes }) =>
        `Cette action demande une connexion de moins de ${minutes} minutes. Reconnectez-vous, puis renvoyez la même demande.`,
      en: ({ minutes }) =>
        `This needs a login of the last ${minutes} minutes. Log in again, then send the same request again.`,
    },
  },
  'insufficient-scope': {
    status: 403,
    title: { fr: 'Accès non prévu', en: 'Insufficient scope' },
    detail: {
      fr: 'Votre connexion ne donne pas accès à cette partie du service. Reconnectez-vous avec le compte qui convient.',
      en: 'Your login does not open this part of the service. Log in again with the right account.',
    },
  },
  forbidden: {
    status: 403,
    title: { fr: 'Action réservée', en: 'Not allowed' },
    detail: {
      fr: 'Cette action ne vous est pas ouverte. Adressez-vous à un administrateur de l’organisme.',
      en: 'This is not yours to do. Ask an administrator of the organisation.',
    },
  },
  'not-found': {
    status: 404,
    title: { fr: 'Introuvable', en: 'Not found' },
    detail: {
      fr: 'Cet élément n’existe pas, ou ne vous est pas accessible. Vérifiez ce que vous cherchez.',
      en: 'There is nothing here, or nothing that you may know of. Check what you are looking for.',
    },
  },
  'method-not-allowed': {
    status: 405,
    title: { fr: 'Méthode non prévue', en: 'Method not allowed' },
    detail: {
      fr: 'Cette adresse existe, mais pas avec cette méthode. L’en-tête Allow dit lesquelles conviennent.',
      en: 'This address exists, but not with this method. The header Allow says which ones do.',
    },
  },
  'not-acceptable': {
    status: 406,
    title: { fr: 'Forme non disponible', en: 'Not acceptable' },
    detail: {
      fr: 'La réponse n’existe dans aucune des formes que demande l’en-tête Accept. Demandez du JSON.',
      en: 'The answer has none of the forms that the header Accept asks for. Ask for JSON.',
    },
  },
  'unsupported-media-type': {
    status: 415,
    title: { fr: 'Forme non comprise', en: 'Unsupported media type' },
    detail: {
      fr: 'Le corps de la demande est attendu en JSON (application/json).',
      en: 'The body of the request is expected in JSON (application/json).',
    },
  },
  'unsupported-encoding': {
    status: 415,
    title: { fr: 'Compression non comprise', en: 'Unsupported encoding' },
    detail: {
      fr: 'Envoyez le corps de la demande sans le compresser.',
      en: 'Send the body of the request without compressing it.',
    },
  },
  'payload-too-large': {
    status: 413,
    title: { fr: 'Demande trop volumineuse', en: 'Payload too large' },
    detail: {
      fr: 'Une demande ne peut dépasser 1 Mo. Envoyez-la en plusieurs fois.',
      en: 'A request may not exceed 1 MB. Send it in several parts.',
    },
  },
  'stale-version': {
    status: 412,
    title: { fr: 'Modifié entre-temps', en: 'Changed meanwhile' },
    detail: {
      fr: 'Quelqu’un a fait une modification depuis votre lecture. Relisez avant de recommencer.',
      en: 'Somebody made a change since you read it. Read it again, then retry.',
    },
  },
  'idempotency-key-reused': {
    status: 422,
    title: { fr: 'Clé d’idempotence déjà utilisée', en: 'Idempotency key reused' },
    detail: {
      fr: 'Cette clé a servi pour une autre demande. Envoyez celle-ci avec une nouvelle clé.',
      en: 'This key was used for another request. Send this one with a new key.',
    },
  },
  unavailable: {
    status: 503,
    title: { fr: 'Momentanément indisponible', en: 'Unavailable for a moment' },
    detail: {
      fr: 'Rien n’est perdu. Renvoyez la même demande dans quelques secondes.',
      en: 'Nothing is lost. Send the same request again in a few seconds.',
    },
  },
  internal: {
    status: 500,
    title: { fr: 'Erreur interne', en: 'Internal error' },
    detail: {
      fr: 'Réessayez ; si l’erreur persiste, donnez la référence ci-dessous à l’assistance.',
      en: 'Try again; if it persists, give the reference below to support.',
    },
  },
};
