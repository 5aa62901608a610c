/** A store in DynamoDB; see `dynamodb.d.ts`. */
import { taken } from "./row.js";

/** @typedef {import("./types.js").ReplayStore} ReplayStore */
/** @typedef {import("./dynamodb.d.ts").Operation} Operation */

// Each write is one conditional operation on one item, which DynamoDB carries out as a whole.

const WRITE = "SET #token = :token, confirmed = :confirmed, #until = :until, expires = :expires";
const IS_FREE = "attribute_not_exists(#key) OR #until <= :now";
const IS_HELD = "#token = :token";

/** Reserved words of DynamoDB's. */
const NAMES = { "#key": "key", "#token": "token", "#until": "until" };

/**
 * @param {(operation: Operation, input: any) => Promise<any>} call
 * @param {{ table?: string, now?: () => number }} [options]
 * @returns {ReplayStore}
 */
export function dynamodbStore(call, { table = "hookseal_deliveries", now = Date.now } = {}) {
  /** @param {string} key */
  const item = (key) => ({ TableName: table, Key: { key: { S: key } } });

  /**
   * @param {string} key
   * @param {{ token: string, confirmed: boolean, seconds: number }} row
   * @param {string} condition
   */
  const write = (key, { token, confirmed, seconds }, condition) => {
    const time = now();
    const until = Math.ceil(time + seconds * 1000);
    const values = {
      ":token": { S: token },
      ":confirmed": { BOOL: confirmed },
      ":until": { N: `${until}` },
      ":now": { N: `${time}` },
      // DynamoDB's own clock: seconds, and some hours late.
      ":expires": { N: `${Math.ceil(until / 1000)}` },
    };
    return done(
      call("UpdateItem", {
        ...item(key),
        UpdateExpression: WRITE,
        ConditionExpression: condition,
        ExpressionAttributeNames: NAMES,
        ExpressionAttributeValues: values,
      }),
    );
  };

  return {
    async reserve(key, lease) {
      const token = crypto.randomUUID();
      if (await write(key, { token, confirmed: false, seconds: lease }, IS_FREE)) return { state: "reserved", token };
      const { Item: held } = await call("GetItem", { ...item(key), ConsistentRead: true });
      return taken(held && { token: "", confirmed: held.confirmed.BOOL, until: Number(held.until.N) }, now());
    },
    confirm: (key, token, ttl) => write(key, { token, confirmed: true, seconds: ttl }, `${IS_FREE} OR ${IS_HELD}`),
    async release(key, token) {
      const values = { ":token": { S: token } };
      const condition = { ConditionExpression: IS_HELD, ExpressionAttributeNames: { "#token": "token" }, ExpressionAttributeValues: values };
      await done(call("DeleteItem", { ...item(key), ...condition }));
    },
  };
}

/**
 * Whether an operation was carried out: its condition may not have held.
 *
 * @param {Promise<unknown>} operation
 */
async function done(operation) {
  try {
    await operation;
    return true;
  } catch (error) {
    if (/** @type {any} */ (error)?.name === "ConditionalCheckFailedException") return false;
    throw error;
  }
}
