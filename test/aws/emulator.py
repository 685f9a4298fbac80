"""Starts MiniStack, with what it answers otherwise than AWS put right; docs/operations.md lists each point with its reason.

Nothing here knows the product. A correction that no longer finds what it corrects stops the start.
"""

import json
import os
from functools import partial
from pathlib import Path

from ministack import app
from ministack.core import iam_actions
from ministack.core.responses import get_account_id, get_region, new_uuid
from ministack.services import stepfunctions
from ministack.services.cloudformation import provisioners

HANDLERS = provisioners._RESOURCE_HANDLERS


def secret_name(arn):
    """AWS puts a hyphen and six characters behind the name."""
    return arn.split(":", 6)[6][:-7]


def correct_secret():
    """Ref gives the ARN, and a name that CloudFormation makes has one hyphen.

    https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-resource-secretsmanager-secret.html
    """
    handler = HANDLERS["AWS::SecretsManager::Secret"]
    create, update, delete = handler["create"], handler["update"], handler["delete"]

    def create_secret(logical_id, props, stack_name):
        name = props.get("Name") or f"{logical_id}-{new_uuid().replace('-', '')[:12]}"
        _, attributes = create(logical_id, {**props, "Name": name}, stack_name)
        return attributes["Arn"], attributes

    def update_secret(physical_id, old, new, stack_name, logical_id=None):
        name = secret_name(physical_id)
        _, attributes = update(name, {**old, "Name": name}, {**new, "Name": name}, stack_name, logical_id)
        return physical_id, attributes

    handler["create"] = create_secret
    handler["update"] = update_secret
    handler["delete"] = lambda physical_id, props: delete(secret_name(physical_id), props)


def correct_user_pool():
    """Fn::GetAtt knows ProviderURL.

    https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-resource-cognito-userpool.html
    """
    attributes_of = provisioners._cognito_user_pool_attributes

    def attributes(pool_id):
        known = attributes_of(pool_id)
        return {"ProviderURL": f"https://{known['ProviderName']}", **known}

    provisioners._cognito_user_pool_attributes = attributes


def correct_email_identity():
    """Fn::GetAtt knows the three records of Easy DKIM.

    https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-resource-ses-emailidentity.html
    """
    handler = HANDLERS["AWS::SES::EmailIdentity"]

    def with_records(answer):
        identity, attributes = answer
        records = {}
        for number in (1, 2, 3):
            token = new_uuid().replace("-", "")
            records[f"DkimDNSTokenName{number}"] = f"{token}._domainkey.{identity}"
            records[f"DkimDNSTokenValue{number}"] = f"{token}.dkim.amazonses.com"
        return identity, {**records, **attributes}

    create, update = handler["create"], handler["update"]
    handler["create"] = lambda *given: with_records(create(*given))
    handler["update"] = lambda *given, **named: with_records(update(*given, **named))


def note_unknown():
    """MiniStack has no CodeDeploy and no archive of events: they are taken note of, and an alias moves at once.

    So are the files of the portal: the CDK's Lambda that copies them needs Python packages that Lambda brings.
    test/infra/release.test.ts, events.test.ts and portal.test.ts hold what they say.
    """
    for kind in (
        "AWS::CodeDeploy::Application",
        "AWS::CodeDeploy::DeploymentGroup",
        "AWS::Events::Archive",
        "Custom::CDKBucketDeployment",
    ):
        HANDLERS[kind] = {
            "create": lambda logical_id, props, stack_name: (f"{stack_name}-{logical_id}", {}),
            "update": lambda physical_id, *_, **__: (physical_id, {}),
            "delete": lambda physical_id, props: None,
        }


def note_alarms_by_formula():
    """MiniStack evaluates no metric math: such an alarm is taken note of. test/infra/alarms.test.ts holds what they say."""
    handler = HANDLERS["AWS::CloudWatch::Alarm"]

    def unless_formula(act, noted):
        return lambda *given, **named: (
            noted(*given) if any("Metrics" in each for each in given if isinstance(each, dict)) else act(*given, **named)
        )

    def noted(name):
        return name, {"Arn": f"arn:aws:cloudwatch:{get_region()}:{get_account_id()}:alarm:{name}"}

    handler["create"] = unless_formula(handler["create"], lambda logical_id, props, stack: noted(f"{stack}-{logical_id}"))
    handler["update"] = unless_formula(handler["update"], lambda physical_id, *_: noted(physical_id))
    handler["delete"] = unless_formula(handler["delete"], lambda physical_id, props: None)


def correct_permissions():
    """MiniStack refuses what no policy allows (AUTH=true), but it does not know all that policies ask about.

    A mail's sender, and the identity of its domain: https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonses.html
    The state machine whose task is answered (only that of the change of administrator waits for one): https://github.com/aws/aws-cdk/pull/8486
    Whether the call came by TLS, which nothing on this machine does.
    """
    ask, resource_of, origin = app._enforce_ses_v2, iam_actions.extract_resource_arn, app.pin_request_origin

    def sender_of(body):
        return json.loads(body or b"{}").get("FromEmailAddress", "")

    def ask_with_sender(method, path, headers, body, query_params, request_id):
        sender = sender_of(body)
        enforce = app._enforce_data_plane
        app._enforce_data_plane = partial(enforce, service_context={"ses:FromAddress": sender} if sender else None)
        try:
            return ask(method, path, headers, body, query_params, request_id)
        finally:
            app._enforce_data_plane = enforce

    def resource_or_known(service, method, path, headers, body, *rest):
        if service == "states" and b'"taskToken"' in body:
            (machine,) = (arn for arn in stepfunctions._state_machines if "-Workflow-" in arn)
            return machine
        if service == "ses" and path.endswith("/outbound-emails"):
            *_, region, account = rest
            return f"arn:aws:ses:{region}:{account}:identity/{sender_of(body).rpartition('@')[2]}"
        return resource_of(service, method, path, headers, body, *rest)

    app._enforce_ses_v2 = ask_with_sender
    iam_actions.extract_resource_arn = resource_or_known
    app.pin_request_origin = lambda source_ip, _: origin(source_ip, True)


def lead_lambdas_by_name():
    """A Lambda finds the pool and the API under the names that its environment has for them."""
    os.environ["NODE_OPTIONS"] = f"--import={Path(__file__).with_name('names-in-lambda.ts').as_uri()}"


correct_secret()
correct_user_pool()
correct_email_identity()
note_unknown()
note_alarms_by_formula()
correct_permissions()
lead_lambdas_by_name()
app.main()
