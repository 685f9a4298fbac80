import type { Child } from 'hono/jsx';

const fr = {
  notFound: {
    title: 'Cette clé n’ouvre rien',
    lead: 'Cette page n’existe pas, ou elle n’est pas pour vous : chacun ne voit que ses organismes.',
    check: (tasks: Child): Child => <>Vérifiez l’adresse, ou repartez de {tasks}.</>,
    tasks: 'vos tâches',
    home: 'l’accueil',
    mail: 'Une adresse reçue par message ? Connectez-vous avec la boîte où vous l’avez reçue.',
  },
  unavailable: {
    title: 'Le service ne répond pas',
    notYours: 'Ce n’est pas de votre fait.',
    nothingSent: 'Vous n’avez rien perdu : réessayez dans un instant.',
    sentBefore: 'Nous ne savons pas si votre demande est arrivée.',
    sentAfter: 'Vous pouvez la renvoyer sans risque : elle ne comptera qu’une fois.',
    retry: 'Réessayer',
    tasks: 'Retour à mes tâches',
    home: 'Page d’accueil',
    reference: (phone: Child, id: Child): Child => (
      <>
        Si cela dure, donnez cette référence au {phone} : {id}
      </>
    ),
  },
  failed: {
    title: 'Quelque chose s’est mal passé chez nous',
    lead: 'Ce n’est pas de votre fait, et nous en sommes prévenus. Réessayez dans quelques minutes.',
  },
  slow: {
    title: 'Cette page tarde à venir',
    status: 'Le registre met plus longtemps que d’habitude. Rechargez la page dans quelques secondes.',
    reload: 'Recharger',
  },
  conflict: {
    title: 'Cette fiche vient de changer',
    lead: 'Quelqu’un l’a modifiée pendant que vous la lisiez.',
    nothing: 'Rien de ce que vous demandiez n’a été fait.',
    kept: 'Ce que vous aviez saisi est gardé.',
    again: 'Revoir et décider',
    leave: 'Laisser comme c’est',
  },
  refused: {
    title: 'Ce n’est pas possible',
    nothing: 'Rien n’a changé.',
    back: 'Revenir à ma saisie',
  },
  form: {
    title: 'Cette page ne peut pas être envoyée',
    untrusted: 'Elle a été ouverte dans une autre session. Rechargez-la, puis recommencez.',
    foreign: 'Elle ne vient pas de ce site. Rien n’a changé.',
    'not-a-form': 'Ce n’est pas un formulaire de ce site. Rien n’a changé.',
    'too-large': 'Elle contient trop de texte. Raccourcissez-la, puis recommencez.',
    'file-too-large':
      'Sans JavaScript, un fichier fait 1 Mo au plus. Activez-le, ou enregistrez la feuille comme classeur Excel, plus léger. Rien n’a changé.',
  },
};

type ErrorWords = typeof fr;

const en: ErrorWords = {
  notFound: {
    title: 'This key opens nothing',
    lead: 'This page does not exist, or it is not for you: everybody sees their own bodies only.',
    check: (tasks) => <>Check the address, or start again from {tasks}.</>,
    tasks: 'your tasks',
    home: 'the home page',
    mail: 'An address from a message? Log in with the mailbox that received it.',
  },
  unavailable: {
    title: 'The service does not answer',
    notYours: 'This is not your doing.',
    nothingSent: 'You have lost nothing: try again in a moment.',
    sentBefore: 'We do not know whether your request arrived.',
    sentAfter: 'You can send it again without risk: it will count only once.',
    retry: 'Try again',
    tasks: 'Back to my tasks',
    home: 'Home page',
    reference: (phone, id) => (
      <>
        If this lasts, give this reference on {phone}: {id}
      </>
    ),
  },
  failed: {
    title: 'Something went wrong on our side',
    lead: 'This is not your doing, and we have been told. Try again in a few minutes.',
  },
  slow: {
    title: 'This page is late',
    status: 'The register takes longer than usual. Reload the page in a few seconds.',
    reload: 'Reload',
  },
  conflict: {
    title: 'This card has just changed',
    lead: 'Somebody changed it while you were reading it.',
    nothing: 'Nothing that you asked for has been done.',
    kept: 'What you had entered is kept.',
    again: 'Look again and decide',
    leave: 'Leave it as it is',
  },
  refused: {
    title: 'This is not possible',
    nothing: 'Nothing has changed.',
    back: 'Back to what I entered',
  },
  form: {
    title: 'This page cannot be sent',
    untrusted: 'It was opened in another session. Reload it, then start again.',
    foreign: 'It does not come from this site. Nothing has changed.',
    'not-a-form': 'This is not a form of this site. Nothing has changed.',
    'too-large': 'It holds too much text. Shorten it, then start again.',
    'file-too-large':
      'Without JavaScript a file has 1 MB at most. Allow it, or save the sheet as an Excel workbook, which is smaller. Nothing has changed.',
  },
};

export const errorWords = { fr, en };
