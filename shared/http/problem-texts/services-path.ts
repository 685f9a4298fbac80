/** The path of the catalogue, for advice about services. */
export const SERVICES_PATH = '/services';
