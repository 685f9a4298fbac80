const fr = {
  title: 'Changer beaucoup d’accès à la fois',
  lead: 'Envoyez un fichier. Nous le contrôlons et vous montrons ce qui changerait.',
  nothing: 'Rien ne change tant que vous n’avez pas dit oui.',
  drop: 'Votre fichier',
  hint: 'Déposez-le ici, ou choisissez-le. Classeur Excel ou CSV, 20 Mo et 100 000 lignes au plus ; 1 Mo sans JavaScript.',
  check: 'Contrôler le fichier',
  template: 'Télécharger le modèle (Excel)',
  templateText: 'Modèle CSV',
  inside: 'Ce que contient chaque ligne',
  columns:
    'Action (ajouter, modifier, retirer), adresse électronique, nom, prénom, SIRET (vide : partout), service, droit (consulter, déclarer, signer), début, fin. Dans un classeur, mettez la colonne des SIRET au format « Texte ».',
  chooseAgain: 'Votre session s’était arrêtée : choisissez de nouveau votre fichier. Rien n’a changé.',
  sending: 'Envoi du fichier en cours. Restez sur cette page.',
  failed: 'Le fichier n’est pas arrivé. Rien n’a changé : envoyez-le de nouveau.',
  tooLarge: 'Ce fichier dépasse 20 Mo : envoyez-le en plusieurs fois.',
  earlier: 'Changements précédents',
  earlierAll: 'Tous les changements groupés',
  missing: 'Choisissez un fichier : un classeur Excel ou un CSV',
  empty: 'Ce fichier est vide : enregistrez-le de nouveau, puis choisissez-le',
  large:
    'Sans JavaScript, un fichier fait 1 Mo au plus : activez-le, ou envoyez ce fichier en plusieurs fois',
};

const en: typeof fr = {
  title: 'Change many accesses at once',
  lead: 'Send a file. We check it and show you what would change.',
  nothing: 'Nothing changes until you have said yes.',
  drop: 'Your file',
  hint: 'Drop it here, or choose it. Excel workbook or CSV, 20 MB and 100,000 lines at most; 1 MB without JavaScript.',
  check: 'Check the file',
  template: 'Fetch the template (Excel)',
  templateText: 'CSV template',
  inside: 'What each line holds',
  columns:
    'Action (add, change, remove), email, family name, given name, SIRET (empty: everywhere), service, right (consult, declare, sign), from, until. In a workbook, format the column of SIRETs as “Text”.',
  chooseAgain: 'Your session had ended: choose your file again. Nothing has changed.',
  sending: 'The file is being sent. Stay on this page.',
  failed: 'The file has not arrived. Nothing has changed: send it again.',
  tooLarge: 'This file is over 20 MB: send it in several parts.',
  earlier: 'Earlier changes',
  earlierAll: 'All bulk changes',
  missing: 'Choose a file: an Excel workbook or a CSV',
  empty: 'This file is empty: save it again, then choose it',
  large: 'Without JavaScript a file has 1 MB at most: allow it, or send this file in several parts',
};

export const sendFileWords = { fr, en };
