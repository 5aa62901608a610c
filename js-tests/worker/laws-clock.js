/** Loaded before the Worker, which takes the clock when it prepares its endpoints: it stands at the time of the corpus. */
import { env } from "cloudflare:workers";

Date.now = () => env.CORPUS_TIME;
