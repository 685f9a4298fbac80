import { ofPerson } from '../../words/names.ts';

const fr = {
  leave: 'Abandonner',
  suspend: {
    title: (name: string) => `Suspendre l’accès ${ofPerson(name)} ?`,
    about:
      'Tous ses droits s’arrêtent tout de suite et restent en attente. Vous les rétablirez tels quels, depuis sa fiche, en un clic.',
    reason: 'Motif (facultatif)',
    reasonHint: (name: string) => `${name} peut le lire`,
    reasonFault: 'Écrivez le motif sur une ligne, en 500 caractères au plus',
    button: (name: string) => `Suspendre ${name}`,
  },
  reactivate: {
    title: (name: string) => `Rétablir l’accès ${ofPerson(name)} ?`,
    about: 'Ses droits reviennent tels qu’ils étaient, tout de suite. La personne reçoit un message.',
    button: (name: string) => `Rétablir l’accès ${ofPerson(name)}`,
  },
  confirm: {
    title: (name: string) => `Confirmer ${name} ?`,
    names: (accepted: string, invited: string) =>
      invited === ''
        ? `${accepted} a accepté une invitation qui était à un autre nom.`
        : `${accepted} a accepté l’invitation qui était au nom ${ofPerson(invited)}.`,
    appoints: 'Cette personne était invitée à administrer : elle administre dès que vous la confirmez.',
    about:
      'Confirmez seulement si c’est bien la personne que l’organisme voulait inviter : nom d’usage, nom de naissance, faute de frappe. Elle pourra signer ce que ses droits prévoient. Sinon, mettez fin à son accès.',
    button: (name: string) => `Confirmer ${name}`,
  },
  appoint: {
    title: (name: string) => `Nommer ${name} administrateur ?`,
    may: 'Pourra',
    mayWhat: 'Donner et retirer des accès, répondre aux demandes, mener la revue',
    mayNot: 'Ne pourra pas de plus',
    mayNotWhat: 'Signer : ses droits de déclarant ne changent pas',
    who: 'Administreraient l’organisme',
    settles: 'Ce que cela règle',
    settlesWhat: 'L’organisme n’aurait plus une seule personne pour l’administrer.',
    about: 'Effet immédiat. La personne reçoit un message. Vous pourrez lui retirer ce rôle à tout moment.',
    button: (name: string) => `Nommer ${name} administrateur`,
  },
  demote: {
    title: (name: string) => `Retirer à ${name} le rôle d’administrateur ?`,
    about:
      'Effet immédiat. Ses droits de déclarant ne changent pas. La personne reçoit un message, et les autres administrateurs aussi.',
    who: 'Administreraient encore l’organisme',
    button: 'Retirer ce rôle',
  },
  right: {
    may: (name: string) => `${name} peut`,
    current: 'Droit actuel',
    names: { sign: 'Signer', declare: 'Déclarer, sans signer', consult: 'Consulter seulement' },
    none: 'Rien',
    noneAbout: 'Ce droit s’arrête tout de suite',
    button: 'Changer ce droit',
    choose: 'Choisissez un droit',
    gone: 'Ce droit n’est plus là',
    goneAbout: 'Il a pris fin ou a changé depuis que vous avez ouvert cette page. Rien n’a été fait.',
    back: 'Revoir la fiche',
  },
  give: {
    title: (name: string) => `Quels droits donner à ${name} ?`,
    button: 'Donner ces droits',
  },
};

const en: typeof fr = {
  leave: 'Give up',
  suspend: {
    title: (name) => `Suspend the access of ${name}?`,
    about: 'All rights stop at once and wait. You restore them as they were, on the card, with one click.',
    reason: 'Reason (optional)',
    reasonHint: (name) => `${name} can read it`,
    reasonFault: 'Write the reason on one line of 500 characters at most',
    button: (name) => `Suspend ${name}`,
  },
  reactivate: {
    title: (name) => `Restore the access of ${name}?`,
    about: 'The rights come back as they were, at once. The person gets a message.',
    button: (name) => `Restore the access of ${name}`,
  },
  confirm: {
    title: (name) => `Confirm ${name}?`,
    names: (accepted, invited) =>
      invited === ''
        ? `${accepted} accepted an invitation under another name.`
        : `${accepted} accepted the invitation that named ${invited}.`,
    appoints: 'This person was invited to administer: they administer once you confirm them.',
    about:
      'Confirm only if this is the person whom the organisation meant to invite: a married name, a birth name, a typing error. They can then sign what their rights say. If not, end their access.',
    button: (name) => `Confirm ${name}`,
  },
  appoint: {
    title: (name) => `Make ${name} administrator?`,
    may: 'Will be able to',
    mayWhat: 'Give and end accesses, answer requests, lead the review',
    mayNot: 'Will not be able to',
    mayNotWhat: 'Sign more: the rights as a declarant do not change',
    who: 'Would administer the organisation',
    settles: 'What this settles',
    settlesWhat: 'The organisation would have more than one person to administer it.',
    about: 'It takes effect at once. The person gets a message. You can take this role away at any time.',
    button: (name) => `Make ${name} administrator`,
  },
  demote: {
    title: (name) => `Take the administrator’s role from ${name}?`,
    about:
      'It takes effect at once. The rights as a declarant do not change. The person gets a message, and so do the other administrators.',
    who: 'Would still administer the organisation',
    button: 'Take this role away',
  },
  right: {
    may: (name) => `${name} may`,
    current: 'Current right',
    names: { sign: 'Sign', declare: 'Declare, without signing', consult: 'Consult only' },
    none: 'Nothing',
    noneAbout: 'This right stops at once',
    button: 'Change this right',
    choose: 'Choose a right',
    gone: 'This right is no longer there',
    goneAbout: 'It ended or changed since you opened this page. Nothing was done.',
    back: 'See the card again',
  },
  give: {
    title: (name) => `Which rights to give ${name}?`,
    button: 'Give these rights',
  },
};

export const changeWords = { fr, en };
