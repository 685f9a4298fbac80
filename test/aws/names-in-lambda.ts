import { fetchByName } from './names.ts';

/** Loaded before the code of each Lambda, which is what is deployed and knows nothing of it. */
const { AWS_ENDPOINT_URL } = process.env;
if (AWS_ENDPOINT_URL !== undefined) globalThis.fetch = fetchByName(AWS_ENDPOINT_URL, globalThis.fetch);
