import type { Clock, ReplayStore } from "./types.js";

export type * from "./types.js";

/** What is used of DynamoDB's API. */
export type Operation = "UpdateItem" | "GetItem" | "DeleteItem";

/**
 * A store in DynamoDB, for Lambda and any number of processes. It takes one
 * function that carries out an operation of DynamoDB's API, so that it works
 * with every client. The processes take the time from their own clocks, which
 * have to agree to within a few seconds.
 *
 * The table has a partition key `key`, a string, and no sort key. Switch its
 * time to live on, for the attribute `expires`: without it nothing is ever
 * deleted.
 *
 * ```sh
 * aws dynamodb create-table --table-name hookseal_deliveries --billing-mode PAY_PER_REQUEST \
 *   --attribute-definitions AttributeName=key,AttributeType=S --key-schema AttributeName=key,KeyType=HASH
 * aws dynamodb update-time-to-live --table-name hookseal_deliveries \
 *   --time-to-live-specification Enabled=true,AttributeName=expires
 * ```
 *
 * @example
 * ```ts
 * import { DeleteItemCommand, DynamoDBClient, GetItemCommand, UpdateItemCommand } from "@aws-sdk/client-dynamodb";
 * import { dynamodbStore } from "hookseal/stores/dynamodb";
 *
 * const client = new DynamoDBClient();
 * const commands = { UpdateItem: UpdateItemCommand, GetItem: GetItemCommand, DeleteItem: DeleteItemCommand };
 * const store = dynamodbStore((operation, input) => client.send(new commands[operation](input)));
 * ```
 */
export function dynamodbStore(
  call: (operation: Operation, input: any) => Promise<any>,
  options?: { table?: string } & Clock,
): ReplayStore;
