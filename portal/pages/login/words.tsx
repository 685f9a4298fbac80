import type { Child } from 'hono/jsx';

const fr = {
  login: {
    title: 'Se connecter',
    lead: 'Vous vous identifiez sur la page de votre compte, puis vous revenez ici. Trousseau ne garde aucun mot de passe.',
    go: 'Continuer vers la connexion',
    firstVisit: 'Première visite ?',
    first: (ask: Child): Child => (
      <>
        Utilisez l’adresse à laquelle vous avez reçu une invitation. Pas d’invitation ? Connectez-vous puis{' '}
        {ask}.
      </>
    ),
    ask: 'demandez à administrer votre organisme',
    troubled: 'Cela ne marche pas ?',
    call: (phone: Child): Child => <>Appelez le {phone}.</>,
  },
  expired: {
    title: 'Votre session a expiré',
    why: (minutes: number, hours: number) =>
      `Par sécurité, elle se ferme après ${minutes} minutes sans activité, et au bout de ${hours} heures.`,
    kept: 'Ce que vous aviez saisi est gardé',
    keptHow: ': reconnectez-vous pour reprendre là où vous en étiez.',
    notKept: 'Reconnectez-vous pour reprendre.',
    go: 'Se reconnecter et reprendre',
    home: 'Page d’accueil',
  },
  again: {
    title: 'Confirmez que c’est bien vous',
    lead: 'Cet acte engage votre organisme. Identifiez-vous de nouveau : vous reviendrez aussitôt ici.',
    kept: 'Ce que vous aviez saisi est gardé.',
    go: 'M’identifier de nouveau',
    leave: 'Ne rien faire',
  },
  failed: {
    title: 'La connexion n’a pas abouti',
    refused: 'Elle a été interrompue, elle a déjà servi ou elle a duré trop longtemps.',
    'other-person':
      'Vous avez utilisé un autre compte que celui de cette session. Rien de ce qui était demandé n’a été fait.',
    retry: 'Recommencer',
  },
  leaving: {
    title: 'Vous quittez Trousseau',
    lead: 'Votre session est close ici. Il reste à la clore sur la page de votre compte.',
    go: 'Continuer',
  },
  out: {
    title: 'Vous avez quitté Trousseau',
    lead: 'Sur un ordinateur partagé, fermez aussi le navigateur.',
    again: 'Se reconnecter',
    home: 'Page d’accueil',
  },
};

type LoginWords = typeof fr;

const en: LoginWords = {
  login: {
    title: 'Log in',
    lead: 'You prove who you are on your account’s page, then come back here. Trousseau keeps no password.',
    go: 'Go on to log in',
    firstVisit: 'First visit?',
    first: (ask) => <>Use the address that received an invitation. No invitation? Log in, then {ask}.</>,
    ask: 'ask to administer your body',
    troubled: 'It does not work?',
    call: (phone) => <>Call {phone}.</>,
  },
  expired: {
    title: 'Your session has expired',
    why: (minutes, hours) =>
      `For safety it closes after ${minutes} minutes without activity, and after ${hours} hours.`,
    kept: 'What you had entered is kept',
    keptHow: ': log in again to go on where you were.',
    notKept: 'Log in again to go on.',
    go: 'Log in again and go on',
    home: 'Home page',
  },
  again: {
    title: 'Confirm that it is you',
    lead: 'This act commits your body. Prove again who you are: you will come straight back here.',
    kept: 'What you had entered is kept.',
    go: 'Prove who I am',
    leave: 'Do nothing',
  },
  failed: {
    title: 'The login did not succeed',
    refused: 'It was interrupted, was used already, or took too long.',
    'other-person':
      'You proved to be somebody else than this session’s person. Nothing that was asked has been done.',
    retry: 'Start again',
  },
  leaving: {
    title: 'You are leaving Trousseau',
    lead: 'Your session is closed here. It remains to close it where you logged in.',
    go: 'Continue',
  },
  out: {
    title: 'You have left Trousseau',
    lead: 'On a shared computer, close the browser too.',
    again: 'Log in again',
    home: 'Home page',
  },
};

export const loginWords = { fr, en };
