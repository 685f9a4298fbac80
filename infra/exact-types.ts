import { Alias, type IFunction } from 'aws-cdk-lib/aws-lambda';
import { Bucket, type IBucket } from 'aws-cdk-lib/aws-s3';
import * as z from 'zod/mini';

/** With exact optional properties, the CDK's own classes do not fit its types of what they are. */
export const aliasSchema = z.custom<IFunction>((given) => given instanceof Alias);
export const bucketSchema = z.custom<IBucket>((given) => given instanceof Bucket);
