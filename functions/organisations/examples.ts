export const exampleOrganisation = {
  siren: '219200235',
  name: 'COMMUNE DE CLAMART',
  legalCategory: '7210',
  status: 'open',
  role: 'administrator',
  warnings: ['single-administrator'],
};

export const exampleEstablishment = {
  siret: '21920023500014',
  name: 'MAIRIE',
  headOffice: true,
  address: { lines: ['1 PLACE MAURICE GUNSBOURG'], postalCode: '92140', city: 'CLAMART' },
  status: 'open',
};
