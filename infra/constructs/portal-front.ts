import { Duration, Fn, Stack } from 'aws-cdk-lib';
import type { HttpApi } from 'aws-cdk-lib/aws-apigatewayv2';
import { Certificate } from 'aws-cdk-lib/aws-certificatemanager';
import {
  AllowedMethods,
  CachePolicy,
  Distribution,
  HeadersFrameOption,
  HttpVersion,
  OriginRequestPolicy,
  OriginSslPolicy,
  ResponseHeadersPolicy,
  SecurityPolicyProtocol,
  ViewerProtocolPolicy,
} from 'aws-cdk-lib/aws-cloudfront';
import { HttpOrigin, S3BucketOrigin } from 'aws-cdk-lib/aws-cloudfront-origins';
import type { Bucket } from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import { acknowledge } from '../acknowledge.ts';
import type { Settings } from '../config.ts';
import { bucketSchema } from '../exact-types.ts';

interface Props {
  portal: Settings['portal'];
  api: HttpApi;
  assets: Bucket;
}

/** As the pages themselves say it (portal/http/security-headers.ts). */
const TWO_YEARS = Duration.days(730);

/** CloudFront takes certificates from this region alone. */
const CERTIFICATES = 'us-east-1';

/** What browsers see: pages are asked for anew each time, their files are kept for ever. */
export class PortalFront extends Construct {
  readonly distribution: Distribution;

  constructor(scope: Construct, id: string, { portal, api, assets }: Props) {
    super(scope, id);
    const { account, partition, stackName } = Stack.of(this);
    const arn = `arn:${partition}:acm:${CERTIFICATES}:${account}:certificate/${portal.certificateId}`;
    const https = { viewerProtocolPolicy: ViewerProtocolPolicy.REDIRECT_TO_HTTPS };
    this.distribution = new Distribution(this, 'Distribution', {
      comment: stackName,
      domainNames: [new URL(portal.origin).hostname],
      certificate: Certificate.fromCertificateArn(this, 'Certificate', arn),
      minimumProtocolVersion: SecurityPolicyProtocol.TLS_V1_2_2021,
      httpVersion: HttpVersion.HTTP2_AND_3,
      defaultBehavior: {
        ...https,
        origin: new HttpOrigin(Fn.select(1, Fn.split('://', api.apiEndpoint)), {
          originSslProtocols: [OriginSslPolicy.TLS_V1_2],
        }),
        allowedMethods: AllowedMethods.ALLOW_ALL,
        cachePolicy: CachePolicy.CACHING_DISABLED,
        // API Gateway finds the API by its own host name.
        originRequestPolicy: OriginRequestPolicy.ALL_VIEWER_EXCEPT_HOST_HEADER,
      },
      additionalBehaviors: {
        '/assets/*': {
          ...https,
          origin: S3BucketOrigin.withOriginAccessControl(bucketSchema.parse(assets)),
          cachePolicy: CachePolicy.CACHING_OPTIMIZED,
          responseHeadersPolicy: this.headersOfFiles(),
        },
      },
    });
    this.acceptFindings();
  }

  private headersOfFiles(): ResponseHeadersPolicy {
    return new ResponseHeadersPolicy(this, 'FileHeaders', {
      securityHeadersBehavior: {
        contentTypeOptions: { override: true },
        frameOptions: { frameOption: HeadersFrameOption.DENY, override: true },
        strictTransportSecurity: {
          accessControlMaxAge: TWO_YEARS,
          includeSubdomains: true,
          override: true,
        },
      },
      customHeadersBehavior: {
        customHeaders: [{ header: 'cross-origin-resource-policy', value: 'same-origin', override: true }],
      },
    });
  }

  private acceptFindings(): void {
    const reasons = {
      CFR1: 'Public bodies are in every part of the world where France is, and their people travel.',
      CFR2: 'The portal limits what each person may ask, its API how much all may; the forms are guarded one by one.',
      CFR3: 'Its log would hold addresses with their queries, and so codes of logins. The API behind logs each request without.',
    };
    for (const [finding, reason] of Object.entries(reasons)) {
      acknowledge(this.distribution, `AwsSolutions-${finding}`, reason);
    }
  }
}
