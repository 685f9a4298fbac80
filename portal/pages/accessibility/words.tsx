import type { Child } from 'hono/jsx';

const fr = {
  title: 'Accessibilité : non conforme, audit à venir',
  status:
    'Ce service vise le niveau AA du RGAA 4.1.2 et des WCAG 2.2. Il n’est pas audité par un tiers : il est donc déclaré non conforme.',
  obstacle: 'Un obstacle ?',
  whatToDo: (phone: Child): Child => (
    <>
      Appelez le {phone} : nous ferons la démarche avec vous. Sans réponse, saisissez le Défenseur des droits.
    </>
  ),
  data: 'Vos données',
  kept: 'Nous gardons votre nom, vos coordonnées, vos droits et la trace de chaque changement, tant qu’une déclaration peut être contestée. Pas de mesure d’audience, pas de traceur.',
  cookies: 'Nos cookies ne servent qu’à tenir votre session ouverte et à retenir la langue choisie.',
};

const en: typeof fr = {
  title: 'Accessibility: not compliant, audit to come',
  status:
    'This service aims at level AA of RGAA 4.1.2 and WCAG 2.2. No third party has audited it: it is therefore declared not compliant.',
  obstacle: 'An obstacle?',
  whatToDo: (phone) => (
    <>Call {phone}: we will do it with you. Without an answer, turn to the Défenseur des droits.</>
  ),
  data: 'Your data',
  kept: 'We keep your name, your contact details, your rights and the trace of each change, for as long as a declaration can be contested. No audience measurement, no tracker.',
  cookies: 'Our cookies only keep your session open and remember the language that you chose.',
};

export const accessibilityWords = { fr, en };
