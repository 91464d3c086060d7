package org.policyalerts.local.template;

import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.stream.Stream;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.services.cloudwatchlogs.model.PutLogEventsRequest;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;
import software.amazon.awssdk.services.sesv2.model.SendEmailRequest;
import software.amazon.awssdk.services.sns.model.GetSubscriptionAttributesRequest;
import software.amazon.awssdk.services.sns.model.ListSubscriptionsByTopicRequest;
import software.amazon.awssdk.services.sns.model.PublishRequest;
import software.amazon.awssdk.services.ssm.model.GetParameterRequest;

/** Keeps the calls of a real client in the words of IAM: {@code action on resource}. */
final class CallRecorder implements ExecutionInterceptor {

    private final Set<String> calls = new ConcurrentSkipListSet<>();

    Set<String> calls() {
        return Set.copyOf(calls);
    }

    @Override
    public void beforeExecution(Context.BeforeExecution context, ExecutionAttributes attributes) {
        permissions(context.request()).forEach(calls::add);
    }

    private static Stream<String> permissions(SdkRequest request) {
        if (request instanceof GetItemRequest) {
            return Stream.of("dynamodb:GetItem on Table");
        }
        if (request instanceof QueryRequest query) {
            return Stream.of(
                    "dynamodb:Query on Table" + (query.indexName() == null ? "" : "/index/" + query.indexName()));
        }
        if (request instanceof PutItemRequest
                || request instanceof UpdateItemRequest
                || request instanceof DeleteItemRequest) {
            return Stream.of("dynamodb:" + request.getClass().getSimpleName().replace("Request", "") + " on Table");
        }
        if (request instanceof SendEmailRequest) {
            return Stream.of("ses:SendEmail");
        }
        if (request instanceof GetParameterRequest) {
            return Stream.of("ssm:GetParameter");
        }
        if (request instanceof TransactWriteItemsRequest transaction) {
            return transaction.transactItems().stream().map(CallRecorder::permission);
        }
        if (request instanceof ListSubscriptionsByTopicRequest) {
            return Stream.of("sns:ListSubscriptionsByTopic on AlertTopic");
        }
        if (request instanceof GetSubscriptionAttributesRequest) {
            return Stream.of("sns:GetSubscriptionAttributes on *");
        }
        if (request instanceof PutLogEventsRequest lines) {
            return Stream.of("logs:PutLogEvents on " + lines.logGroupName());
        }
        return Stream.of(
                request instanceof PublishRequest publish
                        ? "sns:Publish on "
                                + (publish.topicArn().endsWith("exercises") ? "ExerciseTopic" : "AlertTopic")
                        : "a call that has no name here: " + request.getClass().getSimpleName());
    }

    /** A transaction has no permission of its own (DynamoDB Developer Guide, "Using IAM with transactions"). */
    private static String permission(TransactWriteItem item) {
        String action = item.put() != null
                ? "PutItem"
                : item.delete() != null ? "DeleteItem" : item.update() != null ? "UpdateItem" : "ConditionCheckItem";
        return "dynamodb:" + action + " on Table";
    }
}
