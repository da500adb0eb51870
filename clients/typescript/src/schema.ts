// Written by scripts/client.mjs from openapi.json: change that, not this.

export interface paths {
    "/v1/admin/clients": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Lists the clients, newest first
         * @description Needs the scope `admin`.
         */
        get: operations["clientsList"];
        put?: never;
        /**
         * Creates a client: an internal application that may call the gateway
         * @description Needs the scope `admin`.
         */
        post: operations["clientsCreate"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/admin/clients/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Reads a client
         * @description Needs the scope `admin`.
         */
        get: operations["clientsGet"];
        put?: never;
        post?: never;
        /**
         * Deletes a client and revokes its keys; refused while it has bindings that are not over
         * @description Needs the scope `admin`.
         */
        delete: operations["clientsDelete"];
        options?: never;
        head?: never;
        /**
         * Changes a client. A suspended one is refused within a second on every replica
         * @description Needs the scope `admin`.
         */
        patch: operations["clientsUpdate"];
        trace?: never;
    };
    "/v1/admin/clients/{id}/keys": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Lists the client's keys, newest first, without the keys themselves
         * @description Needs the scope `admin`.
         */
        get: operations["apiKeysList"];
        put?: never;
        /**
         * Makes an API key for the client. The key is in this answer and nowhere else
         * @description Needs the scope `admin`.
         */
        post: operations["apiKeysCreate"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/admin/clients/{id}/keys/{keyId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Revokes a key. It is refused within a second on every replica
         * @description Needs the scope `admin`.
         */
        delete: operations["apiKeysRevoke"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/admin/bindings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Lists the bindings of all clients, newest first
         * @description Needs the scope `admin`.
         */
        get: operations["adminBindingsList"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/admin/bindings/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Releases a binding of any client
         * @description Needs the scope `admin`.
         */
        delete: operations["adminBindingsRelease"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/calling/numbers/{businessPhone}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Reads how a WhatsApp number takes calls
         * @description Needs the scope `calling:read`.
         */
        get: operations["callingGet"];
        /**
         * Enables calling for a WhatsApp number
         * @description Replaces the whole configuration. Clients of WhatsApp may show a change only after days; calls follow it at once.
         *
         *     Needs the scope `calling:write`.
         */
        put: operations["callingEnable"];
        post?: never;
        /**
         * Disables calling for a WhatsApp number
         * @description Needs the scope `calling:write`.
         */
        delete: operations["callingDisable"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/calling/numbers/{businessPhone}/calls/{callId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Reads the record of a call. It appears when the call has ended
         * @description Needs the scope `calling:read`.
         */
        get: operations["callingQuery"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/pns/bindings/xyb": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Binds XYB: you know B, the caller A is not known yet
         * @description X is held for this binding until somebody dials it; that caller becomes A, and X is free again.
         *
         *     Needs the scope `pns:write`.
         */
        post: operations["pnsBindXyb"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/pns/bindings/axb": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Binds AXB: A and B reach each other by dialling X
         * @description Needs the scope `pns:write`.
         */
        post: operations["pnsBindAxb"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/pns/bindings/axe": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Binds AXE: anyone who dials X and the extension reaches A
         * @description Needs the scope `pns:write`.
         */
        post: operations["pnsBindAxe"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/pns/bindings/axeyb": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Binds AXEYB: A dials X and the extension, B dials Y
         * @description Needs the scope `pns:write`.
         */
        post: operations["pnsBindAxeyb"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/pns/bindings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Lists your bindings, newest first
         * @description Needs the scope `pns:read`.
         */
        get: operations["pnsList"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/pns/bindings/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Reads a binding of yours
         * @description Needs the scope `pns:read`.
         */
        get: operations["pnsGet"];
        put?: never;
        post?: never;
        /**
         * Releases a binding of yours. Releasing it again is fine
         * @description Needs the scope `pns:write`.
         */
        delete: operations["pnsRelease"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/interline/account": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Reads the state and the balance of the company's relay account
         * @description Needs the scope `interline:read`.
         */
        get: operations["interlineAccount"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/interline/bindings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Lists your bindings and transfers, newest first
         * @description Needs the scope `interline:read`.
         */
        get: operations["interlineList"];
        put?: never;
        /**
         * Binds AXB on a relay number: A and B reach each other by dialling X
         * @description Needs the scope `interline:write`.
         */
        post: operations["interlineBind"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/interline/bindings/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Reads a binding or transfer of yours
         * @description Needs the scope `interline:read`.
         */
        get: operations["interlineGet"];
        put?: never;
        post?: never;
        /**
         * Releases a binding or transfer of yours. Releasing it again is fine
         * @description Needs the scope `interline:write`.
         */
        delete: operations["interlineRelease"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/interline/transfers/{numberX}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Transfers a relay number: whoever dials X reaches A
         * @description A number carries one transfer at a time. A new one of yours replaces the one before.
         *
         *     Needs the scope `interline:write`.
         */
        put: operations["interlineTransfer"];
        post?: never;
        /**
         * Releases your transfer of a relay number. Releasing it again is fine
         * @description Needs the scope `interline:write`.
         */
        delete: operations["interlineReleaseTransfer"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/admin/callbacks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Lists what NXCloud has pushed, newest first: how each proved itself, and whose it is and why
         * @description Needs the scope `admin`.
         */
        get: operations["adminCallbacksList"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/admin/callbacks/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Reads a callback with its fields and the events that were made of it
         * @description Needs the scope `admin`.
         */
        get: operations["adminCallbacksGet"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/admin/callbacks/{id}/replay": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Takes a callback through again
         * @description One that has no owner or was held back is routed as if it came now; the events of a routed one are delivered once more.
         *
         *     Needs the scope `admin`.
         */
        post: operations["adminCallbacksReplay"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/admin/callbacks/{id}/release": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Gives a callback that has no owner or was held back to a binding or a client, and delivers its events
         * @description Needs the scope `admin`.
         */
        post: operations["adminCallbacksRelease"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Lists your events in the order in which they were stored, the oldest first
         * @description Nothing ever appears behind a cursor: keep `checkpoint`, pass it as `cursor` later, and you get exactly what is new.
         *
         *     Needs the scope `events:read`.
         */
        get: operations["eventsList"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/events/stream": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Streams your events as they are stored (server-sent events)
         * @description Each message has the event’s id and the event as JSON. Without `Last-Event-ID` the stream begins with the next event; with it, after that one. The first message has an id and no data: resume after it when the stream breaks before anything has come. At most 5 streams for each client. A comment comes every 15 seconds.
         *
         *     Needs the scope `events:read`.
         */
        get: operations["eventsStream"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/events/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Reads an event
         * @description Needs the scope `events:read`.
         */
        get: operations["eventsGet"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/webhooks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Lists your endpoints, newest first
         * @description Needs the scope `webhooks:read`.
         */
        get: operations["webhooksList"];
        put?: never;
        /**
         * Registers an address that receives your events
         * @description The secret that signs them is shown this once. Verify every webhook with it: see Standard Webhooks.
         *
         *     Needs the scope `webhooks:write`.
         */
        post: operations["webhooksCreate"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/webhooks/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Reads an endpoint
         * @description Needs the scope `webhooks:read`.
         */
        get: operations["webhooksGet"];
        put?: never;
        post?: never;
        /**
         * Removes an endpoint; what is queued for it is delivered no more
         * @description Needs the scope `webhooks:write`.
         */
        delete: operations["webhooksDelete"];
        options?: never;
        head?: never;
        /**
         * Changes an endpoint, or enables one that was disabled
         * @description Needs the scope `webhooks:write`.
         */
        patch: operations["webhooksUpdate"];
        trace?: never;
    };
    "/v1/webhooks/{id}/rotate-secret": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Draws a new secret. The old one signs beside it for 24 hours, so that no webhook is lost on the way
         * @description Needs the scope `webhooks:write`.
         */
        post: operations["webhooksRotateSecret"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/webhooks/{id}/deliveries": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Lists what was and will be delivered to an endpoint, newest first, with every attempt
         * @description Needs the scope `webhooks:read`.
         */
        get: operations["webhooksListDeliveries"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/webhooks/{id}/test": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Sends a test event to this endpoint
         * @description Needs the scope `webhooks:write`.
         */
        post: operations["webhooksTest"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/webhooks/{id}/replay": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Delivers the events of a span of time again, also those that came while the endpoint was disabled
         * @description Needs the scope `webhooks:write`.
         */
        post: operations["webhooksReplay"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/deliveries/{id}/retry": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Delivers an event again, whatever became of it before: it is due now, with the whole schedule before it
         * @description Needs the scope `webhooks:write`.
         */
        post: operations["deliveriesRetry"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/admin/audit-log": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Lists who did what, when, from where and with which outcome, newest first
         * @description Needs the scope `admin`.
         */
        get: operations["auditLogList"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/health/live": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Says that the process runs
         * @description Needs no token.
         */
        get: operations["healthLive"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/health/ready": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Says whether the gateway should be sent requests: its database answers and it is not shutting down
         * @description Needs no token.
         */
        get: operations["healthReady"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/metrics": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Reads the metrics in Prometheus' text format
         * @description Needs METRICS_TOKEN as a bearer token where it is set.
         */
        get: operations["metricsRead"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/admin/upstreams": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Shows how the gateway gets on with each NXCloud product
         * @description Needs the scope `admin`.
         */
        get: operations["upstreamsList"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export interface webhooks {
    "interline.call.started": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * A call through a relay number begins
         * @description Signed as Standard Webhooks 1.0 has it. Answer 2xx within the time-out once the event is safe with you; anything else is repeated.
         */
        post: operations["webhookInterlineCallStarted"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "interline.sms.received": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * A short message was sent to a relay number
         * @description Signed as Standard Webhooks 1.0 has it. Answer 2xx within the time-out once the event is safe with you; anything else is repeated.
         */
        post: operations["webhookInterlineSmsReceived"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "interline.call.completed": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * A call through a relay number is over
         * @description Signed as Standard Webhooks 1.0 has it. Answer 2xx within the time-out once the event is safe with you; anything else is repeated.
         */
        post: operations["webhookInterlineCallCompleted"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "pns.call.completed": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * A call through a privacy number is over
         * @description Signed as Standard Webhooks 1.0 has it. Answer 2xx within the time-out once the event is safe with you; anything else is repeated.
         */
        post: operations["webhookPnsCallCompleted"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "pns.call.unbound": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Somebody called a privacy number that is bound to nobody
         * @description Signed as Standard Webhooks 1.0 has it. Answer 2xx within the time-out once the event is safe with you; anything else is repeated.
         */
        post: operations["webhookPnsCallUnbound"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "calling.call.completed": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * A WhatsApp call is over
         * @description Signed as Standard Webhooks 1.0 has it. Answer 2xx within the time-out once the event is safe with you; anything else is repeated.
         */
        post: operations["webhookCallingCallCompleted"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "webhook.test": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * You asked for a test
         * @description Signed as Standard Webhooks 1.0 has it. Answer 2xx within the time-out once the event is safe with you; anything else is repeated.
         */
        post: operations["webhookWebhookTest"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export interface components {
    schemas: {
        /** @enum {string} */
        Scope: "calling:read" | "calling:write" | "pns:read" | "pns:write" | "interline:read" | "interline:write" | "events:read" | "webhooks:read" | "webhooks:write" | "admin";
        UpstreamApps: {
            /** @description Calling's `appkey`. */
            callingAppKey?: string;
            /** @description PNS' `businessId`. */
            pnsBusinessId?: string;
            /** @description Interline's `appid`. */
            interlineAppId?: string;
        };
        /** @enum {string} */
        ClientStatus: "active" | "suspended";
        CreateClientRequest: {
            /**
             * @description For people.
             * @example courier
             */
            name: string;
            /**
             * @description What the identity provider calls the client: the value of the claim OIDC_CLIENT_CLAIM. Unique.
             * @example courier-app
             */
            externalId?: string;
            /**
             * @example [
             *       "pns:read",
             *       "pns:write"
             *     ]
             */
            scopes: components["schemas"]["Scope"][];
            /**
             * @description WhatsApp numbers of calling that the client may use, or ["*"].
             * @example [
             *       "+6281100000001"
             *     ]
             */
            businessPhones: string[];
            /**
             * @description X numbers of interline that the client may use, or ["*"].
             * @example [
             *       "17000000001"
             *     ]
             */
            interlineNumbers: string[];
            /**
             * @description X and Y numbers of pns that the client may wish for, or ["*"].
             * @default [
             *       "*"
             *     ]
             * @example [
             *       "*"
             *     ]
             */
            pnsNumbers?: string[];
            upstreamApps?: components["schemas"]["UpstreamApps"];
            /**
             * Format: int32
             * @description Absent: RATE_LIMIT_PER_MINUTE.
             * @example 600
             */
            rateLimitPerMinute?: number;
            /** @default active */
            status?: components["schemas"]["ClientStatus"];
        };
        UpstreamAppsView: {
            callingAppKey: string | null;
            pnsBusinessId: string | null;
            interlineAppId: string | null;
        };
        Client: {
            /** @example cli_01K9GZ4T6S3M8V2QXWJ5A7B0CD */
            id: string;
            /** @example courier */
            name: string;
            externalId: string | null;
            /**
             * @example [
             *       "pns:read",
             *       "pns:write"
             *     ]
             */
            scopes: components["schemas"]["Scope"][];
            /**
             * @example [
             *       "+6281100000001"
             *     ]
             */
            businessPhones: string[];
            /**
             * @example [
             *       "17000000001"
             *     ]
             */
            interlineNumbers: string[];
            /**
             * @example [
             *       "*"
             *     ]
             */
            pnsNumbers: string[];
            upstreamApps: components["schemas"]["UpstreamAppsView"];
            /**
             * Format: int32
             * @description Null: RATE_LIMIT_PER_MINUTE.
             */
            rateLimitPerMinute: number | null;
            status: components["schemas"]["ClientStatus"];
            /** Format: date-time */
            createdAt: string;
        };
        ClientPage: {
            data: components["schemas"]["Client"][];
            /** @description Pass it as `cursor` for the next page; null on the last. */
            nextCursor: string | null;
        };
        UpdateClientRequest: {
            /**
             * @description For people.
             * @example courier
             */
            name?: string;
            /**
             * @description What the identity provider calls the client: the value of the claim OIDC_CLIENT_CLAIM. Unique.
             * @example courier-app
             */
            externalId?: string;
            /**
             * @example [
             *       "pns:read",
             *       "pns:write"
             *     ]
             */
            scopes?: components["schemas"]["Scope"][];
            /**
             * @description WhatsApp numbers of calling that the client may use, or ["*"].
             * @example [
             *       "+6281100000001"
             *     ]
             */
            businessPhones?: string[];
            /**
             * @description X numbers of interline that the client may use, or ["*"].
             * @example [
             *       "17000000001"
             *     ]
             */
            interlineNumbers?: string[];
            /**
             * @description X and Y numbers of pns that the client may wish for, or ["*"].
             * @example [
             *       "*"
             *     ]
             */
            pnsNumbers?: string[];
            upstreamApps?: components["schemas"]["UpstreamApps"];
            /**
             * Format: int32
             * @description Absent: RATE_LIMIT_PER_MINUTE.
             * @example 600
             */
            rateLimitPerMinute?: number;
            status?: components["schemas"]["ClientStatus"];
        };
        CreateApiKeyRequest: {
            /**
             * Format: date-time
             * @description Absent: the key does not expire.
             * @example 2030-01-01T00:00:00Z
             */
            expiresAt?: string;
        };
        CreatedApiKey: {
            /** @example key_01K9GZ4T6S3M8V2QXWJ5A7B0CD */
            id: string;
            /** @enum {string} */
            mode: "live" | "test";
            /**
             * @description The part of the key that logs show.
             * @example a1B2c3D4
             */
            publicId: string;
            /** Format: date-time */
            createdAt: string;
            /** Format: date-time */
            expiresAt: string | null;
            /** Format: date-time */
            lastUsedAt: string | null;
            /**
             * @description The API key. It is shown here and never again.
             * @example nxg_test_a1B2c3D4_…
             */
            key: string;
        };
        ApiKey: {
            /** @example key_01K9GZ4T6S3M8V2QXWJ5A7B0CD */
            id: string;
            /** @enum {string} */
            mode: "live" | "test";
            /**
             * @description The part of the key that logs show.
             * @example a1B2c3D4
             */
            publicId: string;
            /** Format: date-time */
            createdAt: string;
            /** Format: date-time */
            expiresAt: string | null;
            /** Format: date-time */
            lastUsedAt: string | null;
        };
        ApiKeyPage: {
            data: components["schemas"]["ApiKey"][];
            /** @description Pass it as `cursor` for the next page; null on the last. */
            nextCursor: string | null;
        };
        /** @enum {string} */
        BindingStatus: "pending" | "active" | "released" | "expired" | "unknown";
        /** @enum {string} */
        BindingMode: "xyb" | "axb" | "axe" | "axeyb" | "xa";
        AdminBinding: {
            /** @example bnd_01K9GZ4T6S3M8V2QXWJ5A7B0CD */
            id: string;
            /** @enum {string} */
            product: "pns" | "interline";
            /** @example axe */
            mode: components["schemas"]["BindingMode"];
            /**
             * @description NXCloud’s id: `bindId` of pns, `subid` of interline. Null for `xa`, and until it is known.
             * @example 5a9b5a7a0090dc44f1e6b0fc92462251
             */
            upstreamId: string | null;
            /**
             * @description The id that pns knows the binding by; null for interline.
             * @example order-20260921-0001
             */
            customerBindId: string | null;
            /**
             * @description The virtual number X.
             * @example +85213135313
             */
            numberX: string | null;
            /** @description The virtual number Y, once there is one. */
            numberY: string | null;
            /**
             * @description The extension to dial after X.
             * @example 2233
             */
            extensionX: string | null;
            /** @description Whether calls are recorded. */
            recording: boolean;
            /**
             * @description What you gave; it comes back with every event.
             * @example order 20260921-0001
             */
            userData: string | null;
            /**
             * @description `pending`: being made. `unknown`: NXCloud did not say whether it was made; repeat the request, or look again later: where NXCloud recognises a repeat, the gateway asks it again by itself. `expired`: its time is over by the gateway’s clock.
             * @example active
             */
            status: components["schemas"]["BindingStatus"];
            /** Format: date-time */
            createdAt: string;
            /**
             * Format: date-time
             * @description Null: it lasts until it is released.
             * @example 2026-03-01T10:00:00.000Z
             */
            expiresAt: string | null;
            /** Format: date-time */
            releasedAt: string | null;
            /**
             * @description The client that owns it.
             * @example cli_01K9GZ4T6S3M8V2QXWJ5A7B0CD
             */
            clientId: string;
        };
        AdminBindingPage: {
            data: components["schemas"]["AdminBinding"][];
            /** @description Pass it as `cursor` for the next page; null on the last. */
            nextCursor: string | null;
        };
        WeeklyHours: {
            /** @enum {string} */
            day: "monday" | "tuesday" | "wednesday" | "thursday" | "friday" | "saturday" | "sunday";
            /** @example 04:00 */
            opensAt: string;
            /** @example 10:20 */
            closesAt: string;
        };
        HolidayHours: {
            /**
             * Format: date
             * @example 2025-10-01
             */
            date: string;
            /** @example 00:00 */
            startsAt: string;
            /** @example 02:59 */
            endsAt: string;
        };
        BusinessHours: {
            /** @enum {string} */
            status: "enabled" | "disabled";
            /**
             * @description An IANA time zone.
             * @example Etc/GMT-8
             */
            timezone: string;
            weekly: components["schemas"]["WeeklyHours"][];
            holidays: components["schemas"]["HolidayHours"][];
        };
        /** @enum {string} */
        SipDirection: "both" | "inbound" | "outbound";
        SipServer: {
            /** @example 34.56.78.90 */
            host: string;
            /**
             * Format: int64
             * @example 8080
             */
            port: number | null;
            direction: components["schemas"]["SipDirection"];
        };
        NxSipServer: {
            /** @example SG */
            region: string;
            /**
             * @example [
             *       "34.92.169.217:6030"
             *     ]
             */
            addresses: string[];
            /**
             * @example [
             *       "ivp-cli-cluster.nxcloud.com"
             *     ]
             */
            fqdns: string[];
        };
        CallingNumber: {
            /** @example +6281100000001 */
            businessPhone: string;
            /**
             * @example enabled
             * @enum {string}
             */
            status: "disabled" | "enabled" | "in_arrears";
            /** @example SG */
            region: string | null;
            /** @example true */
            callIconVisible: boolean | null;
            /** @example true */
            callbackRequestsEnabled: boolean | null;
            /** @example true */
            recordingEnabled: boolean | null;
            /** @description Null: calls are taken at all times. */
            businessHours: components["schemas"]["BusinessHours"] | null;
            customerSipServers: components["schemas"]["SipServer"][];
            nxSipServers: components["schemas"]["NxSipServer"][];
        };
        SipServerRequest: {
            /**
             * @description An IP address; NXCloud takes no host names.
             * @example 34.56.78.90
             */
            host: string;
            /**
             * Format: int32
             * @example 8080
             */
            port: number;
            /** @description Which calls it handles. */
            direction: components["schemas"]["SipDirection"];
        };
        EnableCallingRequest: {
            /**
             * @description Region of NXCloud’s voice servers. Only SG is documented.
             * @example SG
             */
            region: string;
            /** @description Whether WhatsApp shows the call icon (icon_status). */
            callIconVisible: boolean;
            /** @description Whether users may ask to be called back after a missed call (permission_status). */
            callbackRequestsEnabled: boolean;
            /** @description Whether calls are recorded (recording_status). */
            recordingEnabled: boolean;
            /** @description Absent: calls are taken at all times (hours_status 0). */
            businessHours?: components["schemas"]["BusinessHours"];
            customerSipServers: components["schemas"]["SipServerRequest"][];
        };
        /** @enum {string} */
        CallDirection: "inbound" | "outbound";
        /** @enum {string} */
        EndedBy: "caller" | "callee" | "platform" | "unknown";
        Cost: {
            /**
             * @description Which direction is charged.
             * @example inbound
             */
            direction: components["schemas"]["CallDirection"] | null;
            /**
             * @description Decimal, without exponent and trailing zeros.
             * @example 0.0125
             */
            amount: string;
            /** @example USD */
            currency: string;
        };
        CallRecord: {
            /** @example outgoing:wacid.HBgN */
            callId: string;
            /** @example +8613800000001 */
            from: string;
            /** @example +6281100000001 */
            to: string;
            /**
             * @description Seen from the business: outbound when `from` is the business phone, inbound when `to` is.
             * @example inbound
             */
            direction: components["schemas"]["CallDirection"] | null;
            /**
             * Format: date-time
             * @example 2026-03-01T08:00:00.000Z
             */
            startedAt: string | null;
            /**
             * Format: date-time
             * @example 2026-03-01T08:00:31.000Z
             */
            endedAt: string | null;
            /**
             * Format: int64
             * @example 31
             */
            durationSeconds: number;
            /**
             * Format: int64
             * @description What is charged for (fee_duration).
             * @example 36
             */
            billedSeconds: number;
            /**
             * @description Seconds charged at first and from then on (bill_type).
             * @example 6+6
             */
            billingIncrement: string | null;
            /** @description Who hung up. */
            endedBy: components["schemas"]["EndedBy"];
            /**
             * @description As NXCloud words it.
             * @example NORMAL_CLEARING
             */
            endReason: string | null;
            /** @description Where the recording is, if there is one. */
            recordingUrl: string | null;
            costs: components["schemas"]["Cost"][];
        };
        CallRecords: {
            /**
             * Format: int64
             * @example 282
             */
            appId: number | null;
            /** @example +6281100000001 */
            businessPhone: string;
            /** @description The WhatsApp business account. */
            wabaId: string | null;
            calls: components["schemas"]["CallRecord"][];
        };
        BindXybRequest: {
            /**
             * Format: int32
             * @description How long the binding lasts (bindExpireSecond).
             * @default 7200
             */
            ttlSeconds?: number;
            /**
             * @description The X number that you wish for (didX). Absent: NXCloud chooses one.
             * @example +85291000001
             */
            didX?: string;
            /**
             * @description Your own id of the binding (customerBindId). Repeating it asks NXCloud again and answers the same binding with its new end. Absent: the gateway draws one.
             * @example order-20260921-0001
             */
            customerBindId?: string;
            /**
             * @description Whether calls are recorded.
             * @default false
             */
            recording?: boolean;
            /**
             * @description At most 200 bytes of UTF-8; given back with every event of the binding (ext).
             * @example order 20260921-0001
             */
            userData?: string;
            /**
             * @description The number that calls to X reach.
             * @example +85264654798
             */
            phoneB: string;
            /**
             * @description The caller, where it is known already.
             * @example +85254987987
             */
            phoneA?: string;
            /**
             * @description Your id of the user or the device (customerUserId).
             * @example courier-4711
             */
            customerUserId?: string;
            /**
             * @description The Y number that you wish for (didY).
             * @example +85291000002
             */
            didY?: string;
            /**
             * @description The country of X (iso2X, ISO 3166-1 alpha-2); not together with didX.
             * @example HK
             */
            countryX?: string;
            /**
             * @description The country of Y (iso2Y, ISO 3166-1 alpha-2); not together with didY.
             * @example HK
             */
            countryY?: string;
            /**
             * @description Allot Y only when A has called for the first time (delayedGetY).
             * @default false
             */
            delayDidY?: boolean;
            /**
             * @description What a repeat with the same customerBindId does to the end of the binding (bindExpireStrategy).
             * @enum {string}
             */
            expiryStrategy?: "default" | "reset" | "extend";
            /**
             * Format: int32
             * @description How long the binding lasts from A’s first call on (callInExpireSecond).
             */
            callInTtlSeconds?: number;
            /**
             * @description What A’s first call does to the end of the binding (callInExpireStrategy).
             * @enum {string}
             */
            callInExpiryStrategy?: "default" | "reset" | "extend";
        };
        Binding: {
            /** @example bnd_01K9GZ4T6S3M8V2QXWJ5A7B0CD */
            id: string;
            /** @enum {string} */
            product: "pns" | "interline";
            /** @example axe */
            mode: components["schemas"]["BindingMode"];
            /**
             * @description NXCloud’s id: `bindId` of pns, `subid` of interline. Null for `xa`, and until it is known.
             * @example 5a9b5a7a0090dc44f1e6b0fc92462251
             */
            upstreamId: string | null;
            /**
             * @description The id that pns knows the binding by; null for interline.
             * @example order-20260921-0001
             */
            customerBindId: string | null;
            /**
             * @description The virtual number X.
             * @example +85213135313
             */
            numberX: string | null;
            /** @description The virtual number Y, once there is one. */
            numberY: string | null;
            /**
             * @description The extension to dial after X.
             * @example 2233
             */
            extensionX: string | null;
            /** @description Whether calls are recorded. */
            recording: boolean;
            /**
             * @description What you gave; it comes back with every event.
             * @example order 20260921-0001
             */
            userData: string | null;
            /**
             * @description `pending`: being made. `unknown`: NXCloud did not say whether it was made; repeat the request, or look again later: where NXCloud recognises a repeat, the gateway asks it again by itself. `expired`: its time is over by the gateway’s clock.
             * @example active
             */
            status: components["schemas"]["BindingStatus"];
            /** Format: date-time */
            createdAt: string;
            /**
             * Format: date-time
             * @description Null: it lasts until it is released.
             * @example 2026-03-01T10:00:00.000Z
             */
            expiresAt: string | null;
            /** Format: date-time */
            releasedAt: string | null;
        };
        BindAxbRequest: {
            /**
             * Format: int32
             * @description How long the binding lasts (bindExpireSecond).
             * @default 7200
             */
            ttlSeconds?: number;
            /**
             * @description The X number that you wish for (didX). Absent: NXCloud chooses one.
             * @example +85291000001
             */
            didX?: string;
            /**
             * @description Your own id of the binding (customerBindId). Repeating it asks NXCloud again and answers the same binding with its new end. Absent: the gateway draws one.
             * @example order-20260921-0001
             */
            customerBindId?: string;
            /**
             * @description Whether calls are recorded.
             * @default false
             */
            recording?: boolean;
            /**
             * @description At most 200 bytes of UTF-8; given back with every event of the binding (ext).
             * @example order 20260921-0001
             */
            userData?: string;
            /** @example +85254987987 */
            phoneA: string;
            /**
             * @description Must differ from phoneA.
             * @example +85264654798
             */
            phoneB: string;
            /**
             * @description B’s extension, dialled after B has answered (extensionB). Needs dtmfDelaySeconds.
             * @example 8001
             */
            extensionB?: string;
            /**
             * Format: int32
             * @description Seconds to wait before the extension is dialled (dtmfDelayTimeB). Only with extensionB.
             */
            dtmfDelaySeconds?: number;
        };
        BindAxeRequest: {
            /**
             * Format: int32
             * @description How long the binding lasts (bindExpireSecond).
             * @default 7200
             */
            ttlSeconds?: number;
            /**
             * @description The X number that you wish for (didX). Absent: NXCloud chooses one.
             * @example +85291000001
             */
            didX?: string;
            /**
             * @description Your own id of the binding (customerBindId). Repeating it asks NXCloud again and answers the same binding with its new end. Absent: the gateway draws one.
             * @example order-20260921-0001
             */
            customerBindId?: string;
            /**
             * @description Whether calls are recorded.
             * @default false
             */
            recording?: boolean;
            /**
             * @description At most 200 bytes of UTF-8; given back with every event of the binding (ext).
             * @example order 20260921-0001
             */
            userData?: string;
            /**
             * @description The number that X and the extension reach.
             * @example +85254987987
             */
            phoneA: string;
            /**
             * @description The country of X (iso2X, ISO 3166-1 alpha-2); not together with didX.
             * @example HK
             */
            countryX?: string;
        };
        BindAxeybRequest: {
            /**
             * Format: int32
             * @description How long the binding lasts (bindExpireSecond).
             * @default 7200
             */
            ttlSeconds?: number;
            /**
             * @description The X number that you wish for (didX). Absent: NXCloud chooses one.
             * @example +85291000001
             */
            didX?: string;
            /**
             * @description Your own id of the binding (customerBindId). Repeating it asks NXCloud again and answers the same binding with its new end. Absent: the gateway draws one.
             * @example order-20260921-0001
             */
            customerBindId?: string;
            /**
             * @description Whether calls are recorded.
             * @default false
             */
            recording?: boolean;
            /**
             * @description At most 200 bytes of UTF-8; given back with every event of the binding (ext).
             * @example order 20260921-0001
             */
            userData?: string;
            /**
             * @description Absent: the first caller becomes A.
             * @example +85254987987
             */
            phoneA?: string;
            /**
             * @description Must differ from phoneA.
             * @example +85264654798
             */
            phoneB: string;
            /**
             * @description The Y number that you wish for (didY).
             * @example +85291000002
             */
            didY?: string;
        };
        BindingPage: {
            data: components["schemas"]["Binding"][];
            /** @description Pass it as `cursor` for the next page; null on the last. */
            nextCursor: string | null;
        };
        Yuan: {
            /**
             * @description Decimal, without exponent and trailing zeros.
             * @example 1024.5
             */
            amount: string;
            /** @enum {string} */
            currency: "CNY";
        };
        Account: {
            /**
             * @example active
             * @enum {string|null}
             */
            state: "trial" | "active" | "suspended" | "closed" | null;
            /** @example developer */
            role: string | null;
            balance: components["schemas"]["Yuan"] | null;
            /** @description How far the balance may go below zero. */
            overdraft: components["schemas"]["Yuan"] | null;
            /** Format: date-time */
            createdAt: string | null;
            /** Format: date-time */
            updatedAt: string | null;
        };
        CallerDisplay: {
            /**
             * @description What B sees when A calls: X or A’s own number.
             * @enum {string}
             */
            aToB: "x" | "a";
            /**
             * @description What A sees when B calls: X or B’s own number.
             * @enum {string}
             */
            bToA: "x" | "b";
        };
        Announcements: {
            /**
             * @description When B dials X.
             * @example 1001
             */
            bToX?: string;
            /**
             * @description When A dials X.
             * @example 1002
             */
            aToX?: string;
            /**
             * @description When anyone else dials X.
             * @example 1003
             */
            otherToX?: string;
        };
        BindRelayRequest: {
            /**
             * @description Whether calls are recorded (record).
             * @default false
             */
            recording?: boolean;
            /**
             * @description At most 200 bytes of UTF-8; given back with every event of the binding (userData).
             * @example order 20260921-0001
             */
            userData?: string;
            /**
             * @description An X number of the client (interlineNumbers).
             * @example 17000000001
             */
            numberX: string;
            /**
             * @description Domestic or international digits (anum).
             * @example 13800000001
             */
            numberA: string;
            /**
             * @description Must differ from numberA (bnum).
             * @example 13900000002
             */
            numberB: string;
            /**
             * Format: int32
             * @description How long the binding lasts (ttl).
             * @example 3600
             */
            ttlSeconds: number;
            /** @description Absent: both see X (display). */
            callerDisplay?: components["schemas"]["CallerDisplay"];
            /** @description Played before the call is put through (anucode). */
            announcements?: components["schemas"]["Announcements"];
            /**
             * @description Played once the call is answered: one code or two (ansanu).
             * @example [
             *       "2001"
             *     ]
             */
            answerAnnouncements?: string[];
        };
        TransferRequest: {
            /**
             * @description Whether calls are recorded (record).
             * @default false
             */
            recording?: boolean;
            /**
             * @description At most 200 bytes of UTF-8; given back with every event of the binding (userData).
             * @example order 20260921-0001
             */
            userData?: string;
            /**
             * @description Where calls to X go (anum).
             * @example 13800000001
             */
            numberA: string;
            /**
             * @description Code of what callers hear first (anucode).
             * @example 1001
             */
            announcement?: string;
            /**
             * @description What A sees: X or the caller’s own number (display).
             * @default x
             * @enum {string}
             */
            callerDisplay?: "x" | "caller";
            /**
             * Format: int32
             * @description Absent: for ever (ttl).
             */
            ttlSeconds?: number;
        };
        /** @enum {string} */
        CallbackStatus: "routed" | "unrouted" | "quarantined" | "duplicate";
        /** @enum {string} */
        Product: "calling" | "pns" | "interline";
        /** @enum {string} */
        Provenance: "signed" | "tagged" | "token";
        Verification: {
            /** @example tagged */
            provenance: components["schemas"]["Provenance"];
            /** @example The sender knew the secret address and the tag of the binding. */
            explanation: string;
        };
        Deduplication: {
            isDuplicate: boolean;
            /** @description The callback that brought the same content first. */
            duplicateOf: string | null;
        };
        Routing: {
            /**
             * @example routing_tag
             * @enum {string|null}
             */
            routedBy: "routing_tag" | "upstream_id" | "customer_bind_id" | "number_x" | "business_phone" | "operator" | null;
            /** @example cli_01K9GZ4T6S3M8V2QXWJ5A7B0CD */
            clientId: string | null;
            /** @example bnd_01K9GZ4T6S3M8V2QXWJ5A7B0CD */
            bindingId: string | null;
            /** @description Why it was held back (`quarantined`) or has no owner (`unrouted`), such as `no_owner`; null where it has one. */
            reason: string | null;
            /** @description The field that breaks the documented shape, such as `/beginTime`. */
            field: string | null;
            /** @example It carries the tag of the binding. */
            explanation: string;
        };
        Callback: {
            /** @example cbk_01K9GZ4T6S3M8V2QXWJ5A7B0CD */
            id: string;
            /** @example interline */
            product: components["schemas"]["Product"];
            /**
             * @description The address that it came to.
             * @enum {string}
             */
            source: "interline/cdr" | "interline/call-start" | "pns/call" | "pns/error" | "calling";
            /** Format: date-time */
            receivedAt: string;
            status: components["schemas"]["CallbackStatus"];
            /** @example 900001 */
            callId: string | null;
            /** @example 1986173907339188520 */
            upstreamId: string | null;
            verification: components["schemas"]["Verification"];
            deduplication: components["schemas"]["Deduplication"];
            routing: components["schemas"]["Routing"];
        };
        CallbackPage: {
            data: components["schemas"]["Callback"][];
            /** @description Pass it as `cursor` for the next page; null on the last. */
            nextCursor: string | null;
        };
        CallbackDetail: {
            /** @example cbk_01K9GZ4T6S3M8V2QXWJ5A7B0CD */
            id: string;
            /** @example interline */
            product: components["schemas"]["Product"];
            /**
             * @description The address that it came to.
             * @enum {string}
             */
            source: "interline/cdr" | "interline/call-start" | "pns/call" | "pns/error" | "calling";
            /** Format: date-time */
            receivedAt: string;
            status: components["schemas"]["CallbackStatus"];
            /** @example 900001 */
            callId: string | null;
            /** @example 1986173907339188520 */
            upstreamId: string | null;
            verification: components["schemas"]["Verification"];
            deduplication: components["schemas"]["Deduplication"];
            routing: components["schemas"]["Routing"];
            /** @description The events that were made of it. */
            eventIds: string[];
            /**
             * @description Its fields. Numbers and texts are masked unless `reveal=true`.
             * @example {
             *       "taskid": "900001",
             *       "result": "17"
             *     }
             */
            body: {
                [key: string]: unknown;
            };
        };
        ReleaseRequest: {
            /** @example bnd_01K9GZ4T6S3M8V2QXWJ5A7B0CD */
            bindingId?: string;
            /** @example cli_01K9GZ4T6S3M8V2QXWJ5A7B0CD */
            clientId?: string;
        };
        /** @enum {string} */
        CallEventType: "interline.call.started" | "interline.sms.received" | "interline.call.completed" | "pns.call.completed" | "pns.call.unbound" | "calling.call.completed";
        /** @enum {string} */
        EventType: "interline.call.started" | "interline.sms.received" | "interline.call.completed" | "pns.call.completed" | "pns.call.unbound" | "calling.call.completed" | "webhook.test";
        /** @enum {string} */
        Outcome: "answered" | "busy" | "no_answer" | "rejected" | "unreachable" | "invalid_number" | "cancelled" | "failed" | "unknown";
        Leg: {
            /**
             * Format: int64
             * @description 1: the caller’s half. 2: the callee’s.
             * @example 1
             */
            position: number | null;
            caller: string | null;
            callee: string | null;
            /** Format: date-time */
            startedAt: string | null;
            /** Format: date-time */
            ringingAt: string | null;
            /** Format: date-time */
            answeredAt: string | null;
            /** Format: date-time */
            endedAt: string | null;
            /** Format: int64 */
            durationSeconds: number | null;
            /** Format: int64 */
            ringSeconds: number | null;
            recordingUrl: string | null;
            endedBy: components["schemas"]["EndedBy"] | null;
            /** @example NORMAL_CLEARING */
            cause: string | null;
            /**
             * @description Q.850.
             * @example 16
             */
            causeCode: string | null;
        };
        Call: {
            /** @description The same in every event of the call. Opaque. */
            callId: string | null;
            /**
             * @description Null where it is withheld.
             * @example +85264654798
             */
            caller: string | null;
            /** @example +85254987987 */
            callee: string | null;
            /**
             * @description The virtual number that was dialled.
             * @example +85213135313
             */
            numberX: string | null;
            /** @description The virtual number that the callee saw, where it is another. */
            numberY: string | null;
            /** @description Null: the call is not over. */
            outcome: components["schemas"]["Outcome"] | null;
            /**
             * @description NXCloud’s own result or cause.
             * @example 17
             */
            outcomeCode: string | null;
            /**
             * @description What the code means.
             * @example The callee was busy.
             */
            outcomeText: string | null;
            /** Format: date-time */
            startedAt: string | null;
            /** Format: date-time */
            ringingAt: string | null;
            /** Format: date-time */
            answeredAt: string | null;
            /** Format: date-time */
            endedAt: string | null;
            /**
             * Format: int64
             * @example 30
             */
            durationSeconds: number | null;
            /** Format: int64 */
            billedSeconds: number | null;
            endedBy: components["schemas"]["EndedBy"] | null;
            recordingUrl: string | null;
            /** @description The text of a short message (interline). */
            smsContent: string | null;
            legs: components["schemas"]["Leg"][];
            costs: components["schemas"]["Cost"][];
        };
        EventData: {
            /** @description Null: a test. */
            product: components["schemas"]["Product"] | null;
            /** @example bnd_01K9GZ4T6S3M8V2QXWJ5A7B0CD */
            bindingId: string | null;
            /**
             * Format: int64
             * @description Counts the reports of the same call and type. A later one tells more or corrects, for example once the recording is there; take the highest.
             * @example 1
             */
            revision: number;
            call: components["schemas"]["Call"];
            /**
             * @description What you gave with the binding.
             * @example order 4711
             */
            userData: string | null;
            /** @description How NXCloud’s callback proved itself. `signed`: by a signature over its content. `tagged`: its sender knew the secret address and this binding’s tag. `token`: it knew the secret address. */
            provenance: components["schemas"]["Provenance"];
            /**
             * @description The callback’s own fields, under NXCloud’s names. New ones appear here first.
             * @example {
             *       "result": "17",
             *       "taskid": "900001"
             *     }
             */
            provider: {
                [key: string]: unknown;
            };
        };
        Event: {
            /**
             * @description Constant, however often it comes.
             * @example evt_01K9GZ4T6S3M8V2QXWJ5A7B0CD
             */
            id: string;
            /** @example pns.call.completed */
            type: components["schemas"]["EventType"];
            /**
             * Format: date-time
             * @description When the gateway stored it.
             */
            timestamp: string;
            data: components["schemas"]["EventData"];
        };
        EventPage: {
            data: components["schemas"]["Event"][];
            /** @description Pass it as `cursor` for the next page; null on the last. */
            nextCursor: string | null;
            /**
             * @description A cursor for what comes after this page, also when nothing has come yet: keep it, and ask again later.
             * @example Zm9yZ2Vk
             */
            checkpoint: string;
        };
        /** @enum {string} */
        WantedEventType: "interline.call.started" | "interline.sms.received" | "interline.call.completed" | "pns.call.completed" | "pns.call.unbound" | "calling.call.completed" | "*";
        CreateWebhookRequest: {
            /**
             * Format: uri
             * @description https, and reachable at a public address unless the operator has allowed a private network.
             * @example https://courier.example.com/hooks/nxcloud
             */
            url: string;
            /**
             * @description The types of events that are wanted, or ["*"].
             * @example [
             *       "pns.call.completed"
             *     ]
             */
            eventTypes: components["schemas"]["WantedEventType"][];
            /** @example call records of the courier app */
            description?: string;
        };
        /** @enum {string} */
        EndpointStatus: "enabled" | "disabled";
        EndpointWithSecret: {
            /** @example whe_01K9GZ4T6S3M8V2QXWJ5A7B0CD */
            id: string;
            /** @example https://courier.example.com/hooks/nxcloud */
            url: string;
            /**
             * @example [
             *       "pns.call.completed"
             *     ]
             */
            eventTypes: components["schemas"]["WantedEventType"][];
            description: string | null;
            status: components["schemas"]["EndpointStatus"];
            /**
             * @description `by_client`: by a PATCH. `gone`: it answered 410. `failing`: nothing was accepted for five days. `client_deleted`: with its client. Events while it is disabled can be replayed.
             * @enum {string|null}
             */
            disabledReason: "by_client" | "gone" | "failing" | "client_deleted" | null;
            /** Format: date-time */
            createdAt: string;
            /** @example whsec_c2VjcmV0IHRoYXQgaXMgc2hvd24gb25jZQ== */
            secret: string;
        };
        Endpoint: {
            /** @example whe_01K9GZ4T6S3M8V2QXWJ5A7B0CD */
            id: string;
            /** @example https://courier.example.com/hooks/nxcloud */
            url: string;
            /**
             * @example [
             *       "pns.call.completed"
             *     ]
             */
            eventTypes: components["schemas"]["WantedEventType"][];
            description: string | null;
            status: components["schemas"]["EndpointStatus"];
            /**
             * @description `by_client`: by a PATCH. `gone`: it answered 410. `failing`: nothing was accepted for five days. `client_deleted`: with its client. Events while it is disabled can be replayed.
             * @enum {string|null}
             */
            disabledReason: "by_client" | "gone" | "failing" | "client_deleted" | null;
            /** Format: date-time */
            createdAt: string;
        };
        EndpointPage: {
            data: components["schemas"]["Endpoint"][];
            /** @description Pass it as `cursor` for the next page; null on the last. */
            nextCursor: string | null;
        };
        UpdateWebhookRequest: {
            /**
             * Format: uri
             * @description https, and reachable at a public address unless the operator has allowed a private network.
             * @example https://courier.example.com/hooks/nxcloud
             */
            url?: string;
            /**
             * @description The types of events that are wanted, or ["*"].
             * @example [
             *       "pns.call.completed"
             *     ]
             */
            eventTypes?: components["schemas"]["WantedEventType"][];
            /** @example call records of the courier app */
            description?: string;
            /** @description Deliveries that wait go on when the endpoint is enabled again. */
            status?: components["schemas"]["EndpointStatus"];
        };
        /** @enum {string} */
        DeliveryStatus: "pending" | "delivered" | "failed";
        Attempt: {
            /** Format: date-time */
            at: string;
            /**
             * Format: int32
             * @description Null: there was no answer.
             * @example 204
             */
            statusCode: number | null;
            /** @description Null: accepted. Else `status`, `redirect`, `timeout`, `dns_error`, `address_refused`, `connection_refused`, `connection_failed`, `tls_error`, `invalid_answer`, `internal_error`. */
            error: string | null;
            /**
             * Format: int64
             * @example 120
             */
            durationMs: number;
        };
        Delivery: {
            /** @example dlv_01K9GZ4T6S3M8V2QXWJ5A7B0CD */
            id: string;
            /** @example evt_01K9GZ4T6S3M8V2QXWJ5A7B0CD */
            eventId: string;
            /** @example whe_01K9GZ4T6S3M8V2QXWJ5A7B0CD */
            endpointId: string;
            /**
             * @description `failed`: the schedule is used up; it can be retried by hand.
             * @example delivered
             */
            status: components["schemas"]["DeliveryStatus"];
            /**
             * Format: date-time
             * @description While an attempt is under way: when the next would follow if this one never ends.
             */
            nextAttemptAt: string | null;
            attempts: components["schemas"]["Attempt"][];
        };
        DeliveryPage: {
            data: components["schemas"]["Delivery"][];
            /** @description Pass it as `cursor` for the next page; null on the last. */
            nextCursor: string | null;
        };
        ReplayRequest: {
            /**
             * Format: date-time
             * @description Stored at that time or later.
             */
            since: string;
            /**
             * Format: date-time
             * @description Stored before that time.
             */
            until: string;
        };
        Replay: {
            /**
             * Format: int64
             * @example 12
             */
            deliveries: number;
        };
        AuditEntry: {
            /** @example aud_01K9GZ4T6S3M8V2QXWJ5A7B0CD */
            id: string;
            /** Format: date-time */
            at: string;
            /**
             * @description `operator` (the admin key), `command-line`, or the id of a client.
             * @example operator
             */
            actor: string;
            /**
             * @description `admin`, the public id of an API key, `oidc`, or the operating system’s name of who ran the command line.
             * @example admin
             */
            credential: string | null;
            /**
             * @description The IP address it came from, or the host that the command line ran on.
             * @example 192.0.2.7
             */
            address: string | null;
            /**
             * @description Method and route, with ` (reveal)` when numbers were asked for unmasked; or the command, such as `clients create`.
             * @example POST /v1/admin/clients/:id/keys
             */
            action: string;
            /**
             * @description The id of what it was about, also of what it made. A thing that belongs to another stands behind it, after a `/`. Null where no id was given.
             * @example cli_01K9GZ4T6S3M8V2QXWJ5A7B0CD/key_01K9GZ4T6S3M8V2QXWJ5A7B0CE
             */
            target: string | null;
            /**
             * @description `success`, or the code of the problem that was answered.
             * @example success
             */
            outcome: string;
            /** @description The `X-Request-Id`, as in the log; null for the command line. */
            requestId: string | null;
        };
        AuditLogPage: {
            data: components["schemas"]["AuditEntry"][];
            /** @description Pass it as `cursor` for the next page; null on the last. */
            nextCursor: string | null;
        };
        Liveness: {
            /** @enum {string} */
            status: "ok";
        };
        Readiness: {
            /** @enum {string} */
            status: "ok" | "draining" | "unavailable";
            /** @enum {string} */
            database: "ok" | "unavailable";
        };
        UpstreamFailure: {
            /** Format: date-time */
            at: string;
            /** @example bindXYB */
            operation: string;
            /**
             * @description The code of the problem.
             * @example upstream_timeout
             */
            code: string;
            /** @description NXCloud’s own code, or `http_<status>`. */
            upstreamCode: string | null;
        };
        Upstream: {
            product: components["schemas"]["Product"];
            /** @description Whether the gateway holds keys for it. A client needs an application too: the gateway’s or its own. */
            configured: boolean;
            /**
             * @description `open`: it failed too often and is not asked for some seconds. Null: not configured.
             * @enum {string|null}
             */
            circuit: "closed" | "open" | "half-open" | null;
            /**
             * @description How far its clock is ahead of the gateway’s, as learnt from it.
             * @example 0
             */
            clockSkewSeconds: number;
            /** Format: date-time */
            lastSuccessAt: string | null;
            lastFailure: components["schemas"]["UpstreamFailure"] | null;
        };
        UpstreamPage: {
            data: components["schemas"]["Upstream"][];
            /** @description Pass it as `cursor` for the next page; null on the last. */
            nextCursor: string | null;
        };
        /** @enum {string} */
        ProblemCode: "malformed_request" | "unauthenticated" | "insufficient_scope" | "not_found" | "number_not_found" | "call_not_found" | "number_not_bound" | "calling_not_configured" | "binding_not_found" | "idempotency_in_flight" | "binding_conflict" | "duplicate_request" | "not_ready" | "body_too_large" | "unsupported_media_type" | "validation_failed" | "idempotency_key_reused" | "upstream_rejected" | "rate_limited" | "upstream_rate_limited" | "internal_error" | "upstream_auth_failed" | "upstream_account_unavailable" | "upstream_insufficient_balance" | "upstream_failure" | "upstream_invalid_response" | "upstream_unavailable" | "numbers_exhausted" | "product_not_configured" | "shutting_down" | "upstream_timeout";
        ValidationIssue: {
            /**
             * @description JSON pointer into the body.
             * @example /phoneB
             */
            pointer: string | null;
            /**
             * @description Name of a path, query or header parameter.
             * @example null
             */
            parameter: string | null;
            /**
             * @description The rule.
             * @example phone_number
             */
            code: string;
            /** @example must be an E.164 number */
            detail: string;
        };
        UpstreamReference: {
            product: components["schemas"]["Product"];
            /**
             * @description NXCloud’s own code, or `http_<status>`; null when it did not answer.
             * @example 10003
             */
            code: string | null;
            /**
             * @description What NXCloud’s support asks for: calling’s traceId or pns’ requestId.
             * @example c05f8a2664e3484480e452b279d88d96
             */
            traceId: string | null;
        };
        Problem: {
            /**
             * @description Where the gateway explains the problem.
             * @example /problems/number-not-bound
             */
            type: string;
            /** @example The number is not bound to the application */
            title: string;
            /**
             * Format: int32
             * @example 404
             */
            status: number;
            /** @description What went wrong this time. Holds no secret and no phone number. */
            detail: string;
            /**
             * @description The request, as the log knows it.
             * @example urn:request:01K9GZ4T6S3M8V2QXWJ5A7B0CD
             */
            instance: string;
            code: components["schemas"]["ProblemCode"];
            /** @description Whether the same request may succeed with nobody acting. */
            retryable: boolean;
            /**
             * @description Who can mend it.
             * @enum {string}
             */
            owner: "caller" | "operator" | "provider";
            /** @description With `validation_failed`. */
            errors?: components["schemas"]["ValidationIssue"][];
            /** @description Where NXCloud was asked. */
            upstream?: components["schemas"]["UpstreamReference"];
            /**
             * @description The binding whose outcome is not known.
             * @example bnd_01K9GZ4T6S3M8V2QXWJ5A7B0CD
             */
            bindingId?: string;
        };
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: {
        /** @description The request, as the log knows it: yours, when it is 8 to 64 of A-Z a-z 0-9 . _ - */
        "X-Request-Id": string;
        /** @description Seconds to wait. */
        "Retry-After": number;
        /** @description The path of the new resource. */
        Location: string;
        /** @description What is left: `"client";r=599;t=60`. */
        RateLimit: string;
        /** @description The limit: `"client";q=600;w=60`. */
        "RateLimit-Policy": string;
        /** @description That the answer is one that was given before, under the same `Idempotency-Key`. */
        "Idempotent-Replayed": "true";
    };
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    clientsList: {
        parameters: {
            query?: {
                /** @description How many items to answer, at most 200; a larger number is lowered to it. */
                limit?: number;
                /** @description The `nextCursor` of the page before. Opaque. */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "data": [
                     *         {
                     *           "id": "cli_01K9GZ4T6S3M8V2QXWJ5A7B0CD",
                     *           "name": "courier",
                     *           "externalId": null,
                     *           "scopes": [
                     *             "pns:read",
                     *             "pns:write"
                     *           ],
                     *           "businessPhones": [
                     *             "+6281100000001"
                     *           ],
                     *           "interlineNumbers": [
                     *             "17000000001"
                     *           ],
                     *           "pnsNumbers": [
                     *             "*"
                     *           ],
                     *           "upstreamApps": {
                     *             "callingAppKey": null,
                     *             "pnsBusinessId": null,
                     *             "interlineAppId": null
                     *           },
                     *           "rateLimitPerMinute": null,
                     *           "status": "active",
                     *           "createdAt": "2026-03-01T08:00:00.000Z"
                     *         }
                     *       ],
                     *       "nextCursor": null
                     *     }
                     */
                    "application/json": components["schemas"]["ClientPage"];
                };
            };
            /** @description `unauthenticated`: The request is not authenticated. */
            401: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `insufficient_scope`: The client may not do this. */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `validation_failed`: The request is not valid. */
            422: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: Too many requests. */
            429: {
                headers: {
                    "Retry-After": components["headers"]["Retry-After"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error`: The gateway failed. */
            500: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `shutting_down`: The gateway is shutting down. */
            503: {
                headers: {
                    "Retry-After": components["headers"]["Retry-After"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    clientsCreate: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreateClientRequest"];
            };
        };
        responses: {
            /** @description What was made. */
            201: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "cli_01K9GZ4T6S3M8V2QXWJ5A7B0CD",
                     *       "name": "courier",
                     *       "externalId": null,
                     *       "scopes": [
                     *         "pns:read",
                     *         "pns:write"
                     *       ],
                     *       "businessPhones": [
                     *         "+6281100000001"
                     *       ],
                     *       "interlineNumbers": [
                     *         "17000000001"
                     *       ],
                     *       "pnsNumbers": [
                     *         "*"
                     *       ],
                     *       "upstreamApps": {
                     *         "callingAppKey": null,
                     *         "pnsBusinessId": null,
                     *         "interlineAppId": null
                     *       },
                     *       "rateLimitPerMinute": null,
                     *       "status": "active",
                     *       "createdAt": "2026-03-01T08:00:00.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["Client"];
                };
            };
            /** @description `malformed_request`: The request cannot be read. */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: The request is not authenticated. */
            401: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `insufficient_scope`: The client may not do this. */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body_too_large`: The body is too large. */
            413: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type`: The media type is not supported. */
            415: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `validation_failed`: The request is not valid. */
            422: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: Too many requests. */
            429: {
                headers: {
                    "Retry-After": components["headers"]["Retry-After"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error`: The gateway failed. */
            500: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `shutting_down`: The gateway is shutting down. */
            503: {
                headers: {
                    "Retry-After": components["headers"]["Retry-After"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    clientsGet: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "cli_01K9GZ4T6S3M8V2QXWJ5A7B0CD",
                     *       "name": "courier",
                     *       "externalId": null,
                     *       "scopes": [
                     *         "pns:read",
                     *         "pns:write"
                     *       ],
                     *       "businessPhones": [
                     *         "+6281100000001"
                     *       ],
                     *       "interlineNumbers": [
                     *         "17000000001"
                     *       ],
                     *       "pnsNumbers": [
                     *         "*"
                     *       ],
                     *       "upstreamApps": {
                     *         "callingAppKey": null,
                     *         "pnsBusinessId": null,
                     *         "interlineAppId": null
                     *       },
                     *       "rateLimitPerMinute": null,
                     *       "status": "active",
                     *       "createdAt": "2026-03-01T08:00:00.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["Client"];
                };
            };
            /** @description `unauthenticated`: The request is not authenticated. */
            401: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `insufficient_scope`: The client may not do this. */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: There is nothing here. */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `validation_failed`: The request is not valid. */
            422: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: Too many requests. */
            429: {
                headers: {
                    "Retry-After": components["headers"]["Retry-After"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error`: The gateway failed. */
            500: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `shutting_down`: The gateway is shutting down. */
            503: {
                headers: {
                    "Retry-After": components["headers"]["Retry-After"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    clientsDelete: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. There is no body. */
            204: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `unauthenticated`: The request is not authenticated. */
            401: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `insufficient_scope`: The client may not do this. */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: There is nothing here. */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `binding_conflict`: Another binding is in the way. */
            409: {
                headers: {
                    "Retry-After": components["headers"]["Retry-After"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `validation_failed`: The request is not valid. */
            422: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: Too many requests. */
            429: {
                headers: {
                    "Retry-After": components["headers"]["Retry-After"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error`: The gateway failed. */
            500: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `shutting_down`: The gateway is shutting down. */
            503: {
                headers: {
                    "Retry-After": components["headers"]["Retry-After"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    clientsUpdate: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["UpdateClientRequest"];
            };
        };
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "cli_01K9GZ4T6S3M8V2QXWJ5A7B0CD",
                     *       "name": "courier",
                     *       "externalId": null,
                     *       "scopes": [
                     *         "pns:read",
                     *         "pns:write"
                     *       ],
                     *       "businessPhones": [
                     *         "+6281100000001"
                     *       ],
                     *       "interlineNumbers": [
                     *         "17000000001"
                     *       ],
                     *       "pnsNumbers": [
                     *         "*"
                     *       ],
                     *       "upstreamApps": {
                     *         "callingAppKey": null,
                     *         "pnsBusinessId": null,
                     *         "interlineAppId": null
                     *       },
                     *       "rateLimitPerMinute": null,
                     *       "status": "active",
                     *       "createdAt": "2026-03-01T08:00:00.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["Client"];
                };
            };
            /** @description `malformed_request`: The request cannot be read. */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: The request is not authenticated. */
            401: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `insufficient_scope`: The client may not do this. */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: There is nothing here. */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body_too_large`: The body is too large. */
            413: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type`: The media type is not supported. */
            415: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `validation_failed`: The request is not valid. */
            422: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: Too many requests. */
            429: {
                headers: {
                    "Retry-After": components["headers"]["Retry-After"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error`: The gateway failed. */
            500: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `shutting_down`: The gateway is shutting down. */
            503: {
                headers: {
                    "Retry-After": components["headers"]["Retry-After"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    apiKeysList: {
        parameters: {
            query?: {
                /** @description How many items to answer, at most 200; a larger number is lowered to it. */
                limit?: number;
                /** @description The `nextCursor` of the page before. Opaque. */
                cursor?: string;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "data": [
                     *         {
                     *           "id": "key_01K9GZ4T6S3M8V2QXWJ5A7B0CD",
                     *           "mode": "live",
                     *           "publicId": "a1B2c3D4",
                     *           "createdAt": "2026-03-01T08:00:00.000Z",
                     *           "expiresAt": null,
                     *           "lastUsedAt": null
                     *         }
                     *       ],
                     *       "nextCursor": null
                     *     }
                     */
                    "application/json": components["schemas"]["ApiKeyPage"];
                };
            };
            /** @description `unauthenticated`: The request is not authenticated. */
            401: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `insufficient_scope`: The client may not do this. */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: There is nothing here. */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `validation_failed`: The request is not valid. */
            422: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: Too many requests. */
            429: {
                headers: {
                    "Retry-After": components["headers"]["Retry-After"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error`: The gateway failed. */
            500: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `shutting_down`: The gateway is shutting down. */
            503: {
                headers: {
                    "Retry-After": components["headers"]["Retry-After"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    apiKeysCreate: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["CreateApiKeyRequest"];
            };
        };
        responses: {
            /** @description What was made. */
            201: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "key_01K9GZ4T6S3M8V2QXWJ5A7B0CD",
                     *       "mode": "live",
                     *       "publicId": "a1B2c3D4",
                     *       "createdAt": "2026-03-01T08:00:00.000Z",
                     *       "expiresAt": null,
                     *       "lastUsedAt": null,
                     *       "key": "nxg_test_a1B2c3D4_…"
                     *     }
                     */
                    "application/json": components["schemas"]["CreatedApiKey"];
                };
            };
            /** @description `malformed_request`: The request cannot be read. */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: The request is not authenticated. */
            401: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `insufficient_scope`: The client may not do this. */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: There is nothing here. */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body_too_large`: The body is too large. */
            413: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type`: The media type is not supported. */
            415: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `validation_failed`: The request is not valid. */
            422: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: Too many requests. */
            429: {
                headers: {
                    "Retry-After": components["headers"]["Retry-After"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error`: The gateway failed. */
            500: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `shutting_down`: The gateway is shutting down. */
            503: {
                headers: {
                    "Retry-After": components["headers"]["Retry-After"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    apiKeysRevoke: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                keyId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. There is no body. */
            204: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `unauthenticated`: The request is not authenticated. */
            401: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `insufficient_scope`: The client may not do this. */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: There is nothing here. */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `validation_failed`: The request is not valid. */
            422: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: Too many requests. */
            429: {
                headers: {
                    "Retry-After": components["headers"]["Retry-After"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error`: The gateway failed. */
            500: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `shutting_down`: The gateway is shutting down. */
            503: {
                headers: {
                    "Retry-After": components["headers"]["Retry-After"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    adminBindingsList: {
        parameters: {
            query?: {
                /** @description How many items to answer, at most 200; a larger number is lowered to it. */
                limit?: number;
                /** @description The `nextCursor` of the page before. Opaque. */
                cursor?: string;
                status?: components["schemas"]["BindingStatus"];
                numberX?: string;
                clientId?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "data": [
                     *         {
                     *           "id": "bnd_01K9GZ4T6S3M8V2QXWJ5A7B0CD",
                     *           "product": "pns",
                     *           "mode": "axe",
                     *           "upstreamId": "5a9b5a7a0090dc44f1e6b0fc92462251",
                     *           "customerBindId": "order-20260921-0001",
                     *           "numberX": "+85213135313",
                     *           "numberY": null,
                     *           "extensionX": "2233",
                     *           "recording": false,
                     *           "userData": "order 20260921-0001",
                     *           "status": "active",
                     *           "createdAt": "2026-03-01T08:00:00.000Z",
                     *           "expiresAt": "2026-03-01T10:00:00.000Z",
                     *           "releasedAt": null,
                     *           "clientId": "cli_01K9GZ4T6S3M8V2QXWJ5A7B0CD"
                     *         }
                     *       ],
                     *       "nextCursor": null
                     *     }
                     */
                    "application/json": components["schemas"]["AdminBindingPage"];
                };
            };
            /** @description `unauthenticated`: The request is not authenticated. */
            401: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `insufficient_scope`: The client may not do this. */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `validation_failed`: The request is not valid. */
            422: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: Too many requests. */
            429: {
                headers: {
                    "Retry-After": components["headers"]["Retry-After"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error`: The gateway failed. */
            500: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `shutting_down`: The gateway is shutting down. */
            503: {
                headers: {
                    "Retry-After": components["headers"]["Retry-After"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    adminBindingsRelease: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. There is no body. */
            204: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `unauthenticated`: The request is not authenticated. */
            401: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `insufficient_scope`: The client may not do this. */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `binding_not_found`: There is no such binding. */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `binding_conflict`: Another binding is in the way. `not_ready`: The resource is not ready for this. */
            409: {
                headers: {
                    "Retry-After": components["headers"]["Retry-After"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `validation_failed`: The request is not valid. `upstream_rejected`: NXCloud rejects the request. */
            422: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: Too many requests. `upstream_rate_limited`: NXCloud limits the rate. */
            429: {
                headers: {
                    "Retry-After": components["headers"]["Retry-After"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error`: The gateway failed. */
            500: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `upstream_auth_failed`: NXCloud refuses the gateway’s credentials. `upstream_account_unavailable`: The NXCloud account is not usable. `upstream_insufficient_balance`: The NXCloud balance is too low. `upstream_failure`: NXCloud failed. `upstream_invalid_response`: NXCloud’s answer makes no sense. */
            502: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `shutting_down`: The gateway is shutting down. `upstream_unavailable`: The service behind the gateway cannot be reached. `product_not_configured`: The product is not configured. */
            503: {
                headers: {
                    "Retry-After": components["headers"]["Retry-After"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `upstream_timeout`: NXCloud did not answer in time. */
            504: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    callingGet: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description A WhatsApp number of the client (businessPhones). */
                businessPhone: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "businessPhone": "+6281100000001",
                     *       "status": "enabled",
                     *       "region": "SG",
                     *       "callIconVisible": true,
                     *       "callbackRequestsEnabled": true,
                     *       "recordingEnabled": true,
                     *       "businessHours": {
                     *         "status": "enabled",
                     *         "timezone": "Etc/GMT-8",
                     *         "weekly": [
                     *           {
                     *             "day": "monday",
                     *             "opensAt": "04:00",
                     *             "closesAt": "10:20"
                     *           }
                     *         ],
                     *         "holidays": [
                     *           {
                     *             "date": "2025-10-01",
                     *             "startsAt": "00:00",
                     *             "endsAt": "02:59"
                     *           }
                     *         ]
                     *       },
                     *       "customerSipServers": [
                     *         {
                     *           "host": "34.56.78.90",
                     *           "port": 8080,
                     *           "direction": "both"
                     *         }
                     *       ],
                     *       "nxSipServers": [
                     *         {
                     *           "region": "SG",
                     *           "addresses": [
                     *             "34.92.169.217:6030"
                     *           ],
                     *           "fqdns": [
                     *             "ivp-cli-cluster.nxcloud.com"
                     *           ]
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["CallingNumber"];
                };
            };
            /** @description `unauthenticated`: The request is not authenticated. */
            401: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `insufficient_scope`: The client may not do this. */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `number_not_found`: The number is not available to the client. `number_not_bound`: The number is not bound to the application. `calling_not_configured`: Calling is not set up for the number. */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_ready`: The resource is not ready for this. */
            409: {
                headers: {
                    "Retry-After": components["headers"]["Retry-After"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `validation_failed`: The request is not valid. `upstream_rejected`: NXCloud rejects the request. */
            422: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: Too many requests. `upstream_rate_limited`: NXCloud limits the rate. */
            429: {
                headers: {
                    "Retry-After": components["headers"]["Retry-After"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error`: The gateway failed. */
            500: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `upstream_auth_failed`: NXCloud refuses the gateway’s credentials. `upstream_account_unavailable`: The NXCloud account is not usable. `upstream_insufficient_balance`: The NXCloud balance is too low. `upstream_failure`: NXCloud failed. `upstream_invalid_response`: NXCloud’s answer makes no sense. */
            502: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `shutting_down`: The gateway is shutting down. `upstream_unavailable`: The service behind the gateway cannot be reached. `product_not_configured`: The product is not configured. */
            503: {
                headers: {
                    "Retry-After": components["headers"]["Retry-After"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `upstream_timeout`: NXCloud did not answer in time. */
            504: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    callingEnable: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes a repeat safe: the same request under the same key has one effect, and its final answer is given again for 24 hours (with `Idempotent-Replayed: true`). */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description A WhatsApp number of the client (businessPhones). */
                businessPhone: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["EnableCallingRequest"];
            };
        };
        responses: {
            /** @description The state, read after the change. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Idempotent-Replayed": components["headers"]["Idempotent-Replayed"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "businessPhone": "+6281100000001",
                     *       "status": "enabled",
                     *       "region": "SG",
                     *       "callIconVisible": true,
                     *       "callbackRequestsEnabled": true,
                     *       "recordingEnabled": true,
                     *       "businessHours": {
                     *         "status": "enabled",
                     *         "timezone": "Etc/GMT-8",
                     *         "weekly": [
                     *           {
                     *             "day": "monday",
                     *             "opensAt": "04:00",
                     *             "closesAt": "10:20"
                     *           }
                     *         ],
                     *         "holidays": [
                     *           {
                     *             "date": "2025-10-01",
                     *             "startsAt": "00:00",
                     *             "endsAt": "02:59"
                     *           }
                     *         ]
                     *       },
                     *       "customerSipServers": [
                     *         {
                     *           "host": "34.56.78.90",
                     *           "port": 8080,
                     *           "direction": "both"
                     *         }
                     *       ],
                     *       "nxSipServers": [
                     *         {
                     *           "region": "SG",
                     *           "addresses": [
                     *             "34.92.169.217:6030"
                     *           ],
                     *           "fqdns": [
                     *             "ivp-cli-cluster.nxcloud.com"
                     *           ]
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["CallingNumber"];
                };
            };
            /** @description `malformed_request`: The request cannot be read. */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: The request is not authenticated. */
            401: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `insufficient_scope`: The client may not do this. */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `number_not_found`: The number is not available to the client. `number_not_bound`: The number is not bound to the application. `calling_not_configured`: Calling is not set up for the number. */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_ready`: The resource is not ready for this. `idempotency_in_flight`: The same request is still running. */
            409: {
                headers: {
                    "Retry-After": components["headers"]["Retry-After"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body_too_large`: The body is too large. */
            413: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type`: The media type is not supported. */
            415: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `validation_failed`: The request is not valid. `upstream_rejected`: NXCloud rejects the request. `idempotency_key_reused`: The idempotency key belongs to another request. */
            422: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: Too many requests. `upstream_rate_limited`: NXCloud limits the rate. */
            429: {
                headers: {
                    "Retry-After": components["headers"]["Retry-After"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error`: The gateway failed. */
            500: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `upstream_auth_failed`: NXCloud refuses the gateway’s credentials. `upstream_account_unavailable`: The NXCloud account is not usable. `upstream_insufficient_balance`: The NXCloud balance is too low. `upstream_failure`: NXCloud failed. `upstream_invalid_response`: NXCloud’s answer makes no sense. */
            502: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `shutting_down`: The gateway is shutting down. `upstream_unavailable`: The service behind the gateway cannot be reached. `product_not_configured`: The product is not configured. */
            503: {
                headers: {
                    "Retry-After": components["headers"]["Retry-After"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `upstream_timeout`: NXCloud did not answer in time. */
            504: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    callingDisable: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description A WhatsApp number of the client (businessPhones). */
                businessPhone: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. There is no body. */
            204: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `unauthenticated`: The request is not authenticated. */
            401: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `insufficient_scope`: The client may not do this. */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `number_not_found`: The number is not available to the client. `number_not_bound`: The number is not bound to the application. `calling_not_configured`: Calling is not set up for the number. */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_ready`: The resource is not ready for this. */
            409: {
                headers: {
                    "Retry-After": components["headers"]["Retry-After"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `validation_failed`: The request is not valid. `upstream_rejected`: NXCloud rejects the request. */
            422: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: Too many requests. `upstream_rate_limited`: NXCloud limits the rate. */
            429: {
                headers: {
                    "Retry-After": components["headers"]["Retry-After"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error`: The gateway failed. */
            500: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `upstream_auth_failed`: NXCloud refuses the gateway’s credentials. `upstream_account_unavailable`: The NXCloud account is not usable. `upstream_insufficient_balance`: The NXCloud balance is too low. `upstream_failure`: NXCloud failed. `upstream_invalid_response`: NXCloud’s answer makes no sense. */
            502: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `shutting_down`: The gateway is shutting down. `upstream_unavailable`: The service behind the gateway cannot be reached. `product_not_configured`: The product is not configured. */
            503: {
                headers: {
                    "Retry-After": components["headers"]["Retry-After"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `upstream_timeout`: NXCloud did not answer in time. */
            504: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    callingQuery: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description A WhatsApp number of the client (businessPhones). */
                businessPhone: string;
                /** @description Percent-encoded. Opaque: it has no form to rely on. */
                callId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "appId": 282,
                     *       "businessPhone": "+6281100000001",
                     *       "wabaId": null,
                     *       "calls": [
                     *         {
                     *           "callId": "outgoing:wacid.HBgN",
                     *           "from": "+8613800000001",
                     *           "to": "+6281100000001",
                     *           "direction": "inbound",
                     *           "startedAt": "2026-03-01T08:00:00.000Z",
                     *           "endedAt": "2026-03-01T08:00:31.000Z",
                     *           "durationSeconds": 31,
                     *           "billedSeconds": 36,
                     *           "billingIncrement": "6+6",
                     *           "endedBy": "caller",
                     *           "endReason": "NORMAL_CLEARING",
                     *           "recordingUrl": null,
                     *           "costs": [
                     *             {
                     *               "direction": "inbound",
                     *               "amount": "0.0125",
                     *               "currency": "USD"
                     *             }
                     *           ]
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["CallRecords"];
                };
            };
            /** @description `unauthenticated`: The request is not authenticated. */
            401: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `insufficient_scope`: The client may not do this. */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `number_not_found`: The number is not available to the client. `number_not_bound`: The number is not bound to the application. `calling_not_configured`: Calling is not set up for the number. `call_not_found`: There is no record of the call. */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_ready`: The resource is not ready for this. */
            409: {
                headers: {
                    "Retry-After": components["headers"]["Retry-After"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `validation_failed`: The request is not valid. `upstream_rejected`: NXCloud rejects the request. */
            422: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: Too many requests. `upstream_rate_limited`: NXCloud limits the rate. */
            429: {
                headers: {
                    "Retry-After": components["headers"]["Retry-After"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error`: The gateway failed. */
            500: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `upstream_auth_failed`: NXCloud refuses the gateway’s credentials. `upstream_account_unavailable`: The NXCloud account is not usable. `upstream_insufficient_balance`: The NXCloud balance is too low. `upstream_failure`: NXCloud failed. `upstream_invalid_response`: NXCloud’s answer makes no sense. */
            502: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `shutting_down`: The gateway is shutting down. `upstream_unavailable`: The service behind the gateway cannot be reached. `product_not_configured`: The product is not configured. */
            503: {
                headers: {
                    "Retry-After": components["headers"]["Retry-After"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `upstream_timeout`: NXCloud did not answer in time. */
            504: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    pnsBindXyb: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes a repeat safe: the same request under the same key has one effect, and its final answer is given again for 24 hours (with `Idempotent-Replayed: true`). */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["BindXybRequest"];
            };
        };
        responses: {
            /** @description Your binding of this customerBindId, with its new end. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Idempotent-Replayed": components["headers"]["Idempotent-Replayed"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "bnd_01K9GZ4T6S3M8V2QXWJ5A7B0CD",
                     *       "product": "pns",
                     *       "mode": "axe",
                     *       "upstreamId": "5a9b5a7a0090dc44f1e6b0fc92462251",
                     *       "customerBindId": "order-20260921-0001",
                     *       "numberX": "+85213135313",
                     *       "numberY": null,
                     *       "extensionX": "2233",
                     *       "recording": false,
                     *       "userData": "order 20260921-0001",
                     *       "status": "active",
                     *       "createdAt": "2026-03-01T08:00:00.000Z",
                     *       "expiresAt": "2026-03-01T10:00:00.000Z",
                     *       "releasedAt": null
                     *     }
                     */
                    "application/json": components["schemas"]["Binding"];
                };
            };
            /** @description The new binding. */
            201: {
                headers: {
                    Location: components["headers"]["Location"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Idempotent-Replayed": components["headers"]["Idempotent-Replayed"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "bnd_01K9GZ4T6S3M8V2QXWJ5A7B0CD",
                     *       "product": "pns",
                     *       "mode": "axe",
                     *       "upstreamId": "5a9b5a7a0090dc44f1e6b0fc92462251",
                     *       "customerBindId": "order-20260921-0001",
                     *       "numberX": "+85213135313",
                     *       "numberY": null,
                     *       "extensionX": "2233",
                     *       "recording": false,
                     *       "userData": "order 20260921-0001",
                     *       "status": "active",
                     *       "createdAt": "2026-03-01T08:00:00.000Z",
                     *       "expiresAt": "2026-03-01T10:00:00.000Z",
                     *       "releasedAt": null
                     *     }
                     */
                    "application/json": components["schemas"]["Binding"];
                };
            };
            /** @description `malformed_request`: The request cannot be read. */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: The request is not authenticated. */
            401: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `insufficient_scope`: The client may not do this. */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `number_not_found`: The number is not available to the client. */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency_in_flight`: The same request is still running. `binding_conflict`: Another binding is in the way. */
            409: {
                headers: {
                    "Retry-After": components["headers"]["Retry-After"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body_too_large`: The body is too large. */
            413: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type`: The media type is not supported. */
            415: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `validation_failed`: The request is not valid. `idempotency_key_reused`: The idempotency key belongs to another request. `upstream_rejected`: NXCloud rejects the request. */
            422: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: Too many requests. `upstream_rate_limited`: NXCloud limits the rate. */
            429: {
                headers: {
                    "Retry-After": components["headers"]["Retry-After"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error`: The gateway failed. */
            500: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `upstream_auth_failed`: NXCloud refuses the gateway’s credentials. `upstream_account_unavailable`: The NXCloud account is not usable. `upstream_insufficient_balance`: The NXCloud balance is too low. `upstream_failure`: NXCloud failed. `upstream_invalid_response`: NXCloud’s answer makes no sense. */
            502: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `shutting_down`: The gateway is shutting down. `upstream_unavailable`: The service behind the gateway cannot be reached. `product_not_configured`: The product is not configured. `numbers_exhausted`: No virtual number is free. */
            503: {
                headers: {
                    "Retry-After": components["headers"]["Retry-After"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `upstream_timeout`: NXCloud did not answer in time. */
            504: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    pnsBindAxb: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes a repeat safe: the same request under the same key has one effect, and its final answer is given again for 24 hours (with `Idempotent-Replayed: true`). */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["BindAxbRequest"];
            };
        };
        responses: {
            /** @description Your binding of this customerBindId, with its new end. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Idempotent-Replayed": components["headers"]["Idempotent-Replayed"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "bnd_01K9GZ4T6S3M8V2QXWJ5A7B0CD",
                     *       "product": "pns",
                     *       "mode": "axe",
                     *       "upstreamId": "5a9b5a7a0090dc44f1e6b0fc92462251",
                     *       "customerBindId": "order-20260921-0001",
                     *       "numberX": "+85213135313",
                     *       "numberY": null,
                     *       "extensionX": "2233",
                     *       "recording": false,
                     *       "userData": "order 20260921-0001",
                     *       "status": "active",
                     *       "createdAt": "2026-03-01T08:00:00.000Z",
                     *       "expiresAt": "2026-03-01T10:00:00.000Z",
                     *       "releasedAt": null
                     *     }
                     */
                    "application/json": components["schemas"]["Binding"];
                };
            };
            /** @description The new binding. */
            201: {
                headers: {
                    Location: components["headers"]["Location"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Idempotent-Replayed": components["headers"]["Idempotent-Replayed"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "bnd_01K9GZ4T6S3M8V2QXWJ5A7B0CD",
                     *       "product": "pns",
                     *       "mode": "axe",
                     *       "upstreamId": "5a9b5a7a0090dc44f1e6b0fc92462251",
                     *       "customerBindId": "order-20260921-0001",
                     *       "numberX": "+85213135313",
                     *       "numberY": null,
                     *       "extensionX": "2233",
                     *       "recording": false,
                     *       "userData": "order 20260921-0001",
                     *       "status": "active",
                     *       "createdAt": "2026-03-01T08:00:00.000Z",
                     *       "expiresAt": "2026-03-01T10:00:00.000Z",
                     *       "releasedAt": null
                     *     }
                     */
                    "application/json": components["schemas"]["Binding"];
                };
            };
            /** @description `malformed_request`: The request cannot be read. */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: The request is not authenticated. */
            401: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `insufficient_scope`: The client may not do this. */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `number_not_found`: The number is not available to the client. */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency_in_flight`: The same request is still running. `binding_conflict`: Another binding is in the way. */
            409: {
                headers: {
                    "Retry-After": components["headers"]["Retry-After"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body_too_large`: The body is too large. */
            413: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type`: The media type is not supported. */
            415: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `validation_failed`: The request is not valid. `idempotency_key_reused`: The idempotency key belongs to another request. `upstream_rejected`: NXCloud rejects the request. */
            422: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: Too many requests. `upstream_rate_limited`: NXCloud limits the rate. */
            429: {
                headers: {
                    "Retry-After": components["headers"]["Retry-After"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error`: The gateway failed. */
            500: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `upstream_auth_failed`: NXCloud refuses the gateway’s credentials. `upstream_account_unavailable`: The NXCloud account is not usable. `upstream_insufficient_balance`: The NXCloud balance is too low. `upstream_failure`: NXCloud failed. `upstream_invalid_response`: NXCloud’s answer makes no sense. */
            502: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `shutting_down`: The gateway is shutting down. `upstream_unavailable`: The service behind the gateway cannot be reached. `product_not_configured`: The product is not configured. `numbers_exhausted`: No virtual number is free. */
            503: {
                headers: {
                    "Retry-After": components["headers"]["Retry-After"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `upstream_timeout`: NXCloud did not answer in time. */
            504: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    pnsBindAxe: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes a repeat safe: the same request under the same key has one effect, and its final answer is given again for 24 hours (with `Idempotent-Replayed: true`). */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["BindAxeRequest"];
            };
        };
        responses: {
            /** @description Your binding of this customerBindId, with its new end. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Idempotent-Replayed": components["headers"]["Idempotent-Replayed"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "bnd_01K9GZ4T6S3M8V2QXWJ5A7B0CD",
                     *       "product": "pns",
                     *       "mode": "axe",
                     *       "upstreamId": "5a9b5a7a0090dc44f1e6b0fc92462251",
                     *       "customerBindId": "order-20260921-0001",
                     *       "numberX": "+85213135313",
                     *       "numberY": null,
                     *       "extensionX": "2233",
                     *       "recording": false,
                     *       "userData": "order 20260921-0001",
                     *       "status": "active",
                     *       "createdAt": "2026-03-01T08:00:00.000Z",
                     *       "expiresAt": "2026-03-01T10:00:00.000Z",
                     *       "releasedAt": null
                     *     }
                     */
                    "application/json": components["schemas"]["Binding"];
                };
            };
            /** @description The new binding. */
            201: {
                headers: {
                    Location: components["headers"]["Location"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Idempotent-Replayed": components["headers"]["Idempotent-Replayed"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "bnd_01K9GZ4T6S3M8V2QXWJ5A7B0CD",
                     *       "product": "pns",
                     *       "mode": "axe",
                     *       "upstreamId": "5a9b5a7a0090dc44f1e6b0fc92462251",
                     *       "customerBindId": "order-20260921-0001",
                     *       "numberX": "+85213135313",
                     *       "numberY": null,
                     *       "extensionX": "2233",
                     *       "recording": false,
                     *       "userData": "order 20260921-0001",
                     *       "status": "active",
                     *       "createdAt": "2026-03-01T08:00:00.000Z",
                     *       "expiresAt": "2026-03-01T10:00:00.000Z",
                     *       "releasedAt": null
                     *     }
                     */
                    "application/json": components["schemas"]["Binding"];
                };
            };
            /** @description `malformed_request`: The request cannot be read. */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: The request is not authenticated. */
            401: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `insufficient_scope`: The client may not do this. */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `number_not_found`: The number is not available to the client. */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency_in_flight`: The same request is still running. `binding_conflict`: Another binding is in the way. */
            409: {
                headers: {
                    "Retry-After": components["headers"]["Retry-After"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body_too_large`: The body is too large. */
            413: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type`: The media type is not supported. */
            415: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `validation_failed`: The request is not valid. `idempotency_key_reused`: The idempotency key belongs to another request. `upstream_rejected`: NXCloud rejects the request. */
            422: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: Too many requests. `upstream_rate_limited`: NXCloud limits the rate. */
            429: {
                headers: {
                    "Retry-After": components["headers"]["Retry-After"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error`: The gateway failed. */
            500: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `upstream_auth_failed`: NXCloud refuses the gateway’s credentials. `upstream_account_unavailable`: The NXCloud account is not usable. `upstream_insufficient_balance`: The NXCloud balance is too low. `upstream_failure`: NXCloud failed. `upstream_invalid_response`: NXCloud’s answer makes no sense. */
            502: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `shutting_down`: The gateway is shutting down. `upstream_unavailable`: The service behind the gateway cannot be reached. `product_not_configured`: The product is not configured. `numbers_exhausted`: No virtual number is free. */
            503: {
                headers: {
                    "Retry-After": components["headers"]["Retry-After"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `upstream_timeout`: NXCloud did not answer in time. */
            504: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    pnsBindAxeyb: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes a repeat safe: the same request under the same key has one effect, and its final answer is given again for 24 hours (with `Idempotent-Replayed: true`). */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["BindAxeybRequest"];
            };
        };
        responses: {
            /** @description Your binding of this customerBindId, with its new end. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Idempotent-Replayed": components["headers"]["Idempotent-Replayed"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "bnd_01K9GZ4T6S3M8V2QXWJ5A7B0CD",
                     *       "product": "pns",
                     *       "mode": "axe",
                     *       "upstreamId": "5a9b5a7a0090dc44f1e6b0fc92462251",
                     *       "customerBindId": "order-20260921-0001",
                     *       "numberX": "+85213135313",
                     *       "numberY": null,
                     *       "extensionX": "2233",
                     *       "recording": false,
                     *       "userData": "order 20260921-0001",
                     *       "status": "active",
                     *       "createdAt": "2026-03-01T08:00:00.000Z",
                     *       "expiresAt": "2026-03-01T10:00:00.000Z",
                     *       "releasedAt": null
                     *     }
                     */
                    "application/json": components["schemas"]["Binding"];
                };
            };
            /** @description The new binding. */
            201: {
                headers: {
                    Location: components["headers"]["Location"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Idempotent-Replayed": components["headers"]["Idempotent-Replayed"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "bnd_01K9GZ4T6S3M8V2QXWJ5A7B0CD",
                     *       "product": "pns",
                     *       "mode": "axe",
                     *       "upstreamId": "5a9b5a7a0090dc44f1e6b0fc92462251",
                     *       "customerBindId": "order-20260921-0001",
                     *       "numberX": "+85213135313",
                     *       "numberY": null,
                     *       "extensionX": "2233",
                     *       "recording": false,
                     *       "userData": "order 20260921-0001",
                     *       "status": "active",
                     *       "createdAt": "2026-03-01T08:00:00.000Z",
                     *       "expiresAt": "2026-03-01T10:00:00.000Z",
                     *       "releasedAt": null
                     *     }
                     */
                    "application/json": components["schemas"]["Binding"];
                };
            };
            /** @description `malformed_request`: The request cannot be read. */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: The request is not authenticated. */
            401: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `insufficient_scope`: The client may not do this. */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `number_not_found`: The number is not available to the client. */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency_in_flight`: The same request is still running. `binding_conflict`: Another binding is in the way. */
            409: {
                headers: {
                    "Retry-After": components["headers"]["Retry-After"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body_too_large`: The body is too large. */
            413: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type`: The media type is not supported. */
            415: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `validation_failed`: The request is not valid. `idempotency_key_reused`: The idempotency key belongs to another request. `upstream_rejected`: NXCloud rejects the request. */
            422: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: Too many requests. `upstream_rate_limited`: NXCloud limits the rate. */
            429: {
                headers: {
                    "Retry-After": components["headers"]["Retry-After"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error`: The gateway failed. */
            500: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `upstream_auth_failed`: NXCloud refuses the gateway’s credentials. `upstream_account_unavailable`: The NXCloud account is not usable. `upstream_insufficient_balance`: The NXCloud balance is too low. `upstream_failure`: NXCloud failed. `upstream_invalid_response`: NXCloud’s answer makes no sense. */
            502: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `shutting_down`: The gateway is shutting down. `upstream_unavailable`: The service behind the gateway cannot be reached. `product_not_configured`: The product is not configured. `numbers_exhausted`: No virtual number is free. */
            503: {
                headers: {
                    "Retry-After": components["headers"]["Retry-After"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `upstream_timeout`: NXCloud did not answer in time. */
            504: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    pnsList: {
        parameters: {
            query?: {
                /** @description How many items to answer, at most 200; a larger number is lowered to it. */
                limit?: number;
                /** @description The `nextCursor` of the page before. Opaque. */
                cursor?: string;
                status?: components["schemas"]["BindingStatus"];
                customerBindId?: string;
                numberX?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "data": [
                     *         {
                     *           "id": "bnd_01K9GZ4T6S3M8V2QXWJ5A7B0CD",
                     *           "product": "pns",
                     *           "mode": "axe",
                     *           "upstreamId": "5a9b5a7a0090dc44f1e6b0fc92462251",
                     *           "customerBindId": "order-20260921-0001",
                     *           "numberX": "+85213135313",
                     *           "numberY": null,
                     *           "extensionX": "2233",
                     *           "recording": false,
                     *           "userData": "order 20260921-0001",
                     *           "status": "active",
                     *           "createdAt": "2026-03-01T08:00:00.000Z",
                     *           "expiresAt": "2026-03-01T10:00:00.000Z",
                     *           "releasedAt": null
                     *         }
                     *       ],
                     *       "nextCursor": null
                     *     }
                     */
                    "application/json": components["schemas"]["BindingPage"];
                };
            };
            /** @description `unauthenticated`: The request is not authenticated. */
            401: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `insufficient_scope`: The client may not do this. */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `validation_failed`: The request is not valid. */
            422: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: Too many requests. */
            429: {
                headers: {
                    "Retry-After": components["headers"]["Retry-After"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error`: The gateway failed. */
            500: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `shutting_down`: The gateway is shutting down. */
            503: {
                headers: {
                    "Retry-After": components["headers"]["Retry-After"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    pnsGet: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "bnd_01K9GZ4T6S3M8V2QXWJ5A7B0CD",
                     *       "product": "pns",
                     *       "mode": "axe",
                     *       "upstreamId": "5a9b5a7a0090dc44f1e6b0fc92462251",
                     *       "customerBindId": "order-20260921-0001",
                     *       "numberX": "+85213135313",
                     *       "numberY": null,
                     *       "extensionX": "2233",
                     *       "recording": false,
                     *       "userData": "order 20260921-0001",
                     *       "status": "active",
                     *       "createdAt": "2026-03-01T08:00:00.000Z",
                     *       "expiresAt": "2026-03-01T10:00:00.000Z",
                     *       "releasedAt": null
                     *     }
                     */
                    "application/json": components["schemas"]["Binding"];
                };
            };
            /** @description `unauthenticated`: The request is not authenticated. */
            401: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `insufficient_scope`: The client may not do this. */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `binding_not_found`: There is no such binding. */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `validation_failed`: The request is not valid. */
            422: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: Too many requests. */
            429: {
                headers: {
                    "Retry-After": components["headers"]["Retry-After"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error`: The gateway failed. */
            500: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `shutting_down`: The gateway is shutting down. */
            503: {
                headers: {
                    "Retry-After": components["headers"]["Retry-After"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    pnsRelease: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. There is no body. */
            204: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `unauthenticated`: The request is not authenticated. */
            401: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `insufficient_scope`: The client may not do this. */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `binding_not_found`: There is no such binding. */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_ready`: The resource is not ready for this. */
            409: {
                headers: {
                    "Retry-After": components["headers"]["Retry-After"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `validation_failed`: The request is not valid. `upstream_rejected`: NXCloud rejects the request. */
            422: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: Too many requests. `upstream_rate_limited`: NXCloud limits the rate. */
            429: {
                headers: {
                    "Retry-After": components["headers"]["Retry-After"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error`: The gateway failed. */
            500: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `upstream_auth_failed`: NXCloud refuses the gateway’s credentials. `upstream_account_unavailable`: The NXCloud account is not usable. `upstream_insufficient_balance`: The NXCloud balance is too low. `upstream_failure`: NXCloud failed. `upstream_invalid_response`: NXCloud’s answer makes no sense. */
            502: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `shutting_down`: The gateway is shutting down. `upstream_unavailable`: The service behind the gateway cannot be reached. `product_not_configured`: The product is not configured. */
            503: {
                headers: {
                    "Retry-After": components["headers"]["Retry-After"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `upstream_timeout`: NXCloud did not answer in time. */
            504: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    interlineAccount: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "state": "active",
                     *       "role": "developer",
                     *       "balance": {
                     *         "amount": "1024.5",
                     *         "currency": "CNY"
                     *       },
                     *       "overdraft": {
                     *         "amount": "1024.5",
                     *         "currency": "CNY"
                     *       },
                     *       "createdAt": null,
                     *       "updatedAt": null
                     *     }
                     */
                    "application/json": components["schemas"]["Account"];
                };
            };
            /** @description `unauthenticated`: The request is not authenticated. */
            401: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `insufficient_scope`: The client may not do this. */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `validation_failed`: The request is not valid. `upstream_rejected`: NXCloud rejects the request. */
            422: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: Too many requests. `upstream_rate_limited`: NXCloud limits the rate. */
            429: {
                headers: {
                    "Retry-After": components["headers"]["Retry-After"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error`: The gateway failed. */
            500: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `upstream_auth_failed`: NXCloud refuses the gateway’s credentials. `upstream_account_unavailable`: The NXCloud account is not usable. `upstream_insufficient_balance`: The NXCloud balance is too low. `upstream_failure`: NXCloud failed. `upstream_invalid_response`: NXCloud’s answer makes no sense. */
            502: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `shutting_down`: The gateway is shutting down. `upstream_unavailable`: The service behind the gateway cannot be reached. `product_not_configured`: The product is not configured. */
            503: {
                headers: {
                    "Retry-After": components["headers"]["Retry-After"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `upstream_timeout`: NXCloud did not answer in time. */
            504: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    interlineList: {
        parameters: {
            query?: {
                /** @description How many items to answer, at most 200; a larger number is lowered to it. */
                limit?: number;
                /** @description The `nextCursor` of the page before. Opaque. */
                cursor?: string;
                status?: components["schemas"]["BindingStatus"];
                numberX?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "data": [
                     *         {
                     *           "id": "bnd_01K9GZ4T6S3M8V2QXWJ5A7B0CD",
                     *           "product": "pns",
                     *           "mode": "axe",
                     *           "upstreamId": "5a9b5a7a0090dc44f1e6b0fc92462251",
                     *           "customerBindId": "order-20260921-0001",
                     *           "numberX": "+85213135313",
                     *           "numberY": null,
                     *           "extensionX": "2233",
                     *           "recording": false,
                     *           "userData": "order 20260921-0001",
                     *           "status": "active",
                     *           "createdAt": "2026-03-01T08:00:00.000Z",
                     *           "expiresAt": "2026-03-01T10:00:00.000Z",
                     *           "releasedAt": null
                     *         }
                     *       ],
                     *       "nextCursor": null
                     *     }
                     */
                    "application/json": components["schemas"]["BindingPage"];
                };
            };
            /** @description `unauthenticated`: The request is not authenticated. */
            401: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `insufficient_scope`: The client may not do this. */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `validation_failed`: The request is not valid. */
            422: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: Too many requests. */
            429: {
                headers: {
                    "Retry-After": components["headers"]["Retry-After"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error`: The gateway failed. */
            500: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `shutting_down`: The gateway is shutting down. */
            503: {
                headers: {
                    "Retry-After": components["headers"]["Retry-After"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    interlineBind: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes a repeat safe: the same request under the same key has one effect, and its final answer is given again for 24 hours (with `Idempotent-Replayed: true`). */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["BindRelayRequest"];
            };
        };
        responses: {
            /** @description The new binding. */
            201: {
                headers: {
                    Location: components["headers"]["Location"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Idempotent-Replayed": components["headers"]["Idempotent-Replayed"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "bnd_01K9GZ4T6S3M8V2QXWJ5A7B0CD",
                     *       "product": "pns",
                     *       "mode": "axe",
                     *       "upstreamId": "5a9b5a7a0090dc44f1e6b0fc92462251",
                     *       "customerBindId": "order-20260921-0001",
                     *       "numberX": "+85213135313",
                     *       "numberY": null,
                     *       "extensionX": "2233",
                     *       "recording": false,
                     *       "userData": "order 20260921-0001",
                     *       "status": "active",
                     *       "createdAt": "2026-03-01T08:00:00.000Z",
                     *       "expiresAt": "2026-03-01T10:00:00.000Z",
                     *       "releasedAt": null
                     *     }
                     */
                    "application/json": components["schemas"]["Binding"];
                };
            };
            /** @description `malformed_request`: The request cannot be read. */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: The request is not authenticated. */
            401: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `insufficient_scope`: The client may not do this. */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `number_not_found`: The number is not available to the client. */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency_in_flight`: The same request is still running. `binding_conflict`: Another binding is in the way. `duplicate_request`: NXCloud has seen this request before. */
            409: {
                headers: {
                    "Retry-After": components["headers"]["Retry-After"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body_too_large`: The body is too large. */
            413: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type`: The media type is not supported. */
            415: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `validation_failed`: The request is not valid. `idempotency_key_reused`: The idempotency key belongs to another request. `upstream_rejected`: NXCloud rejects the request. */
            422: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: Too many requests. `upstream_rate_limited`: NXCloud limits the rate. */
            429: {
                headers: {
                    "Retry-After": components["headers"]["Retry-After"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error`: The gateway failed. */
            500: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `upstream_auth_failed`: NXCloud refuses the gateway’s credentials. `upstream_account_unavailable`: The NXCloud account is not usable. `upstream_insufficient_balance`: The NXCloud balance is too low. `upstream_failure`: NXCloud failed. `upstream_invalid_response`: NXCloud’s answer makes no sense. */
            502: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `shutting_down`: The gateway is shutting down. `upstream_unavailable`: The service behind the gateway cannot be reached. `product_not_configured`: The product is not configured. `numbers_exhausted`: No virtual number is free. */
            503: {
                headers: {
                    "Retry-After": components["headers"]["Retry-After"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `upstream_timeout`: NXCloud did not answer in time. */
            504: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    interlineGet: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "bnd_01K9GZ4T6S3M8V2QXWJ5A7B0CD",
                     *       "product": "pns",
                     *       "mode": "axe",
                     *       "upstreamId": "5a9b5a7a0090dc44f1e6b0fc92462251",
                     *       "customerBindId": "order-20260921-0001",
                     *       "numberX": "+85213135313",
                     *       "numberY": null,
                     *       "extensionX": "2233",
                     *       "recording": false,
                     *       "userData": "order 20260921-0001",
                     *       "status": "active",
                     *       "createdAt": "2026-03-01T08:00:00.000Z",
                     *       "expiresAt": "2026-03-01T10:00:00.000Z",
                     *       "releasedAt": null
                     *     }
                     */
                    "application/json": components["schemas"]["Binding"];
                };
            };
            /** @description `unauthenticated`: The request is not authenticated. */
            401: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `insufficient_scope`: The client may not do this. */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `binding_not_found`: There is no such binding. */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `validation_failed`: The request is not valid. */
            422: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: Too many requests. */
            429: {
                headers: {
                    "Retry-After": components["headers"]["Retry-After"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error`: The gateway failed. */
            500: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `shutting_down`: The gateway is shutting down. */
            503: {
                headers: {
                    "Retry-After": components["headers"]["Retry-After"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    interlineRelease: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. There is no body. */
            204: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `unauthenticated`: The request is not authenticated. */
            401: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `insufficient_scope`: The client may not do this. */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `binding_not_found`: There is no such binding. */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `binding_conflict`: Another binding is in the way. `not_ready`: The resource is not ready for this. */
            409: {
                headers: {
                    "Retry-After": components["headers"]["Retry-After"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `validation_failed`: The request is not valid. `upstream_rejected`: NXCloud rejects the request. */
            422: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: Too many requests. `upstream_rate_limited`: NXCloud limits the rate. */
            429: {
                headers: {
                    "Retry-After": components["headers"]["Retry-After"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error`: The gateway failed. */
            500: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `upstream_auth_failed`: NXCloud refuses the gateway’s credentials. `upstream_account_unavailable`: The NXCloud account is not usable. `upstream_insufficient_balance`: The NXCloud balance is too low. `upstream_failure`: NXCloud failed. `upstream_invalid_response`: NXCloud’s answer makes no sense. */
            502: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `shutting_down`: The gateway is shutting down. `upstream_unavailable`: The service behind the gateway cannot be reached. `product_not_configured`: The product is not configured. */
            503: {
                headers: {
                    "Retry-After": components["headers"]["Retry-After"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `upstream_timeout`: NXCloud did not answer in time. */
            504: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    interlineTransfer: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes a repeat safe: the same request under the same key has one effect, and its final answer is given again for 24 hours (with `Idempotent-Replayed: true`). */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description An X number of the client (interlineNumbers). */
                numberX: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TransferRequest"];
            };
        };
        responses: {
            /** @description The new transfer. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Idempotent-Replayed": components["headers"]["Idempotent-Replayed"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "bnd_01K9GZ4T6S3M8V2QXWJ5A7B0CD",
                     *       "product": "pns",
                     *       "mode": "axe",
                     *       "upstreamId": "5a9b5a7a0090dc44f1e6b0fc92462251",
                     *       "customerBindId": "order-20260921-0001",
                     *       "numberX": "+85213135313",
                     *       "numberY": null,
                     *       "extensionX": "2233",
                     *       "recording": false,
                     *       "userData": "order 20260921-0001",
                     *       "status": "active",
                     *       "createdAt": "2026-03-01T08:00:00.000Z",
                     *       "expiresAt": "2026-03-01T10:00:00.000Z",
                     *       "releasedAt": null
                     *     }
                     */
                    "application/json": components["schemas"]["Binding"];
                };
            };
            /** @description `malformed_request`: The request cannot be read. */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: The request is not authenticated. */
            401: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `insufficient_scope`: The client may not do this. */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `number_not_found`: The number is not available to the client. */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency_in_flight`: The same request is still running. `binding_conflict`: Another binding is in the way. `duplicate_request`: NXCloud has seen this request before. */
            409: {
                headers: {
                    "Retry-After": components["headers"]["Retry-After"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body_too_large`: The body is too large. */
            413: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type`: The media type is not supported. */
            415: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `validation_failed`: The request is not valid. `idempotency_key_reused`: The idempotency key belongs to another request. `upstream_rejected`: NXCloud rejects the request. */
            422: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: Too many requests. `upstream_rate_limited`: NXCloud limits the rate. */
            429: {
                headers: {
                    "Retry-After": components["headers"]["Retry-After"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error`: The gateway failed. */
            500: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `upstream_auth_failed`: NXCloud refuses the gateway’s credentials. `upstream_account_unavailable`: The NXCloud account is not usable. `upstream_insufficient_balance`: The NXCloud balance is too low. `upstream_failure`: NXCloud failed. `upstream_invalid_response`: NXCloud’s answer makes no sense. */
            502: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `shutting_down`: The gateway is shutting down. `upstream_unavailable`: The service behind the gateway cannot be reached. `product_not_configured`: The product is not configured. `numbers_exhausted`: No virtual number is free. */
            503: {
                headers: {
                    "Retry-After": components["headers"]["Retry-After"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `upstream_timeout`: NXCloud did not answer in time. */
            504: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    interlineReleaseTransfer: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description An X number of the client (interlineNumbers). */
                numberX: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. There is no body. */
            204: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `unauthenticated`: The request is not authenticated. */
            401: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `insufficient_scope`: The client may not do this. */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `number_not_found`: The number is not available to the client. `binding_not_found`: There is no such binding. */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_ready`: The resource is not ready for this. */
            409: {
                headers: {
                    "Retry-After": components["headers"]["Retry-After"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `validation_failed`: The request is not valid. `upstream_rejected`: NXCloud rejects the request. */
            422: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: Too many requests. `upstream_rate_limited`: NXCloud limits the rate. */
            429: {
                headers: {
                    "Retry-After": components["headers"]["Retry-After"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error`: The gateway failed. */
            500: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `upstream_auth_failed`: NXCloud refuses the gateway’s credentials. `upstream_account_unavailable`: The NXCloud account is not usable. `upstream_insufficient_balance`: The NXCloud balance is too low. `upstream_failure`: NXCloud failed. `upstream_invalid_response`: NXCloud’s answer makes no sense. */
            502: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `shutting_down`: The gateway is shutting down. `upstream_unavailable`: The service behind the gateway cannot be reached. `product_not_configured`: The product is not configured. */
            503: {
                headers: {
                    "Retry-After": components["headers"]["Retry-After"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `upstream_timeout`: NXCloud did not answer in time. */
            504: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    adminCallbacksList: {
        parameters: {
            query?: {
                /** @description How many items to answer, at most 200; a larger number is lowered to it. */
                limit?: number;
                /** @description The `nextCursor` of the page before. Opaque. */
                cursor?: string;
                status?: components["schemas"]["CallbackStatus"];
                product?: components["schemas"]["Product"];
                /** @description NXCloud’s id of the call: `taskid`, `callId`, `call_id`. */
                callId?: string;
                /** @description `subid` or `bindId`. */
                upstreamId?: string;
                /** @description Received at that time or later. */
                since?: string;
                /** @description Received before that time. */
                until?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "data": [
                     *         {
                     *           "id": "cbk_01K9GZ4T6S3M8V2QXWJ5A7B0CD",
                     *           "product": "interline",
                     *           "source": "interline/cdr",
                     *           "receivedAt": "2026-03-01T08:00:00.000Z",
                     *           "status": "routed",
                     *           "callId": "900001",
                     *           "upstreamId": "1986173907339188520",
                     *           "verification": {
                     *             "provenance": "tagged",
                     *             "explanation": "The sender knew the secret address and the tag of the binding."
                     *           },
                     *           "deduplication": {
                     *             "isDuplicate": false,
                     *             "duplicateOf": null
                     *           },
                     *           "routing": {
                     *             "routedBy": "routing_tag",
                     *             "clientId": "cli_01K9GZ4T6S3M8V2QXWJ5A7B0CD",
                     *             "bindingId": "bnd_01K9GZ4T6S3M8V2QXWJ5A7B0CD",
                     *             "reason": null,
                     *             "field": null,
                     *             "explanation": "It carries the tag of the binding."
                     *           }
                     *         }
                     *       ],
                     *       "nextCursor": null
                     *     }
                     */
                    "application/json": components["schemas"]["CallbackPage"];
                };
            };
            /** @description `unauthenticated`: The request is not authenticated. */
            401: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `insufficient_scope`: The client may not do this. */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `validation_failed`: The request is not valid. */
            422: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: Too many requests. */
            429: {
                headers: {
                    "Retry-After": components["headers"]["Retry-After"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error`: The gateway failed. */
            500: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `shutting_down`: The gateway is shutting down. */
            503: {
                headers: {
                    "Retry-After": components["headers"]["Retry-After"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    adminCallbacksGet: {
        parameters: {
            query?: {
                /** @description Shows numbers and texts unmasked; the audit log says who did. */
                reveal?: "true" | "false";
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "cbk_01K9GZ4T6S3M8V2QXWJ5A7B0CD",
                     *       "product": "interline",
                     *       "source": "interline/cdr",
                     *       "receivedAt": "2026-03-01T08:00:00.000Z",
                     *       "status": "routed",
                     *       "callId": "900001",
                     *       "upstreamId": "1986173907339188520",
                     *       "verification": {
                     *         "provenance": "tagged",
                     *         "explanation": "The sender knew the secret address and the tag of the binding."
                     *       },
                     *       "deduplication": {
                     *         "isDuplicate": false,
                     *         "duplicateOf": null
                     *       },
                     *       "routing": {
                     *         "routedBy": "routing_tag",
                     *         "clientId": "cli_01K9GZ4T6S3M8V2QXWJ5A7B0CD",
                     *         "bindingId": "bnd_01K9GZ4T6S3M8V2QXWJ5A7B0CD",
                     *         "reason": null,
                     *         "field": null,
                     *         "explanation": "It carries the tag of the binding."
                     *       },
                     *       "eventIds": [
                     *         "evt_01K9GZ4T6S3M8V2QXWJ5A7B0CD"
                     *       ],
                     *       "body": {
                     *         "taskid": "900001",
                     *         "result": "17"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["CallbackDetail"];
                };
            };
            /** @description `unauthenticated`: The request is not authenticated. */
            401: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `insufficient_scope`: The client may not do this. */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: There is nothing here. */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `validation_failed`: The request is not valid. */
            422: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: Too many requests. */
            429: {
                headers: {
                    "Retry-After": components["headers"]["Retry-After"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error`: The gateway failed. */
            500: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `shutting_down`: The gateway is shutting down. */
            503: {
                headers: {
                    "Retry-After": components["headers"]["Retry-After"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    adminCallbacksReplay: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer. */
            202: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "cbk_01K9GZ4T6S3M8V2QXWJ5A7B0CD",
                     *       "product": "interline",
                     *       "source": "interline/cdr",
                     *       "receivedAt": "2026-03-01T08:00:00.000Z",
                     *       "status": "routed",
                     *       "callId": "900001",
                     *       "upstreamId": "1986173907339188520",
                     *       "verification": {
                     *         "provenance": "tagged",
                     *         "explanation": "The sender knew the secret address and the tag of the binding."
                     *       },
                     *       "deduplication": {
                     *         "isDuplicate": false,
                     *         "duplicateOf": null
                     *       },
                     *       "routing": {
                     *         "routedBy": "routing_tag",
                     *         "clientId": "cli_01K9GZ4T6S3M8V2QXWJ5A7B0CD",
                     *         "bindingId": "bnd_01K9GZ4T6S3M8V2QXWJ5A7B0CD",
                     *         "reason": null,
                     *         "field": null,
                     *         "explanation": "It carries the tag of the binding."
                     *       },
                     *       "eventIds": [
                     *         "evt_01K9GZ4T6S3M8V2QXWJ5A7B0CD"
                     *       ],
                     *       "body": {
                     *         "taskid": "900001",
                     *         "result": "17"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["CallbackDetail"];
                };
            };
            /** @description `unauthenticated`: The request is not authenticated. */
            401: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `insufficient_scope`: The client may not do this. */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: There is nothing here. */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `binding_conflict`: Another binding is in the way. */
            409: {
                headers: {
                    "Retry-After": components["headers"]["Retry-After"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `validation_failed`: The request is not valid. */
            422: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: Too many requests. */
            429: {
                headers: {
                    "Retry-After": components["headers"]["Retry-After"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error`: The gateway failed. */
            500: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `shutting_down`: The gateway is shutting down. */
            503: {
                headers: {
                    "Retry-After": components["headers"]["Retry-After"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    adminCallbacksRelease: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReleaseRequest"];
            };
        };
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "cbk_01K9GZ4T6S3M8V2QXWJ5A7B0CD",
                     *       "product": "interline",
                     *       "source": "interline/cdr",
                     *       "receivedAt": "2026-03-01T08:00:00.000Z",
                     *       "status": "routed",
                     *       "callId": "900001",
                     *       "upstreamId": "1986173907339188520",
                     *       "verification": {
                     *         "provenance": "tagged",
                     *         "explanation": "The sender knew the secret address and the tag of the binding."
                     *       },
                     *       "deduplication": {
                     *         "isDuplicate": false,
                     *         "duplicateOf": null
                     *       },
                     *       "routing": {
                     *         "routedBy": "routing_tag",
                     *         "clientId": "cli_01K9GZ4T6S3M8V2QXWJ5A7B0CD",
                     *         "bindingId": "bnd_01K9GZ4T6S3M8V2QXWJ5A7B0CD",
                     *         "reason": null,
                     *         "field": null,
                     *         "explanation": "It carries the tag of the binding."
                     *       },
                     *       "eventIds": [
                     *         "evt_01K9GZ4T6S3M8V2QXWJ5A7B0CD"
                     *       ],
                     *       "body": {
                     *         "taskid": "900001",
                     *         "result": "17"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["CallbackDetail"];
                };
            };
            /** @description `malformed_request`: The request cannot be read. */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: The request is not authenticated. */
            401: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `insufficient_scope`: The client may not do this. */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: There is nothing here. */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `binding_conflict`: Another binding is in the way. */
            409: {
                headers: {
                    "Retry-After": components["headers"]["Retry-After"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body_too_large`: The body is too large. */
            413: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type`: The media type is not supported. */
            415: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `validation_failed`: The request is not valid. */
            422: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: Too many requests. */
            429: {
                headers: {
                    "Retry-After": components["headers"]["Retry-After"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error`: The gateway failed. */
            500: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `shutting_down`: The gateway is shutting down. */
            503: {
                headers: {
                    "Retry-After": components["headers"]["Retry-After"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    eventsList: {
        parameters: {
            query?: {
                /** @description How many items to answer, at most 200; a larger number is lowered to it. */
                limit?: number;
                /** @description The `nextCursor` of the page before. Opaque. */
                cursor?: string;
                type?: components["schemas"]["CallEventType"];
                bindingId?: string;
                callId?: string;
                /** @description Stored at that time or later. */
                since?: string;
                /** @description Stored before that time. */
                until?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "data": [
                     *         {
                     *           "id": "evt_01K9GZ4T6S3M8V2QXWJ5A7B0CD",
                     *           "type": "pns.call.completed",
                     *           "timestamp": "2026-03-01T08:00:36.120Z",
                     *           "data": {
                     *             "product": "pns",
                     *             "bindingId": "bnd_01K9GZ4T6S3M8V2QXWJ5A7B0CD",
                     *             "revision": 1,
                     *             "call": {
                     *               "callId": "5f0c9c1e-7a43-4c0e-9f5e-2f2c3f9b1a77",
                     *               "caller": "+85254987987",
                     *               "callee": "+85264654798",
                     *               "numberX": "+85213135313",
                     *               "numberY": "+85213135356",
                     *               "outcome": "busy",
                     *               "outcomeCode": "17",
                     *               "outcomeText": "The callee was busy.",
                     *               "startedAt": "2026-03-01T08:00:00.000Z",
                     *               "ringingAt": null,
                     *               "answeredAt": null,
                     *               "endedAt": "2026-03-01T08:00:06.000Z",
                     *               "durationSeconds": 0,
                     *               "billedSeconds": null,
                     *               "endedBy": "callee",
                     *               "recordingUrl": null,
                     *               "smsContent": null,
                     *               "legs": [],
                     *               "costs": []
                     *             },
                     *             "userData": "order 4711",
                     *             "provenance": "tagged",
                     *             "provider": {
                     *               "callId": "5f0c9c1e-7a43-4c0e-9f5e-2f2c3f9b1a77",
                     *               "pnsType": "axyb",
                     *               "callStatus": "2"
                     *             }
                     *           }
                     *         }
                     *       ],
                     *       "nextCursor": null,
                     *       "checkpoint": "Zm9yZ2Vk"
                     *     }
                     */
                    "application/json": components["schemas"]["EventPage"];
                };
            };
            /** @description `unauthenticated`: The request is not authenticated. */
            401: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `insufficient_scope`: The client may not do this. */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `validation_failed`: The request is not valid. */
            422: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: Too many requests. */
            429: {
                headers: {
                    "Retry-After": components["headers"]["Retry-After"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error`: The gateway failed. */
            500: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `shutting_down`: The gateway is shutting down. */
            503: {
                headers: {
                    "Retry-After": components["headers"]["Retry-After"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    eventsStream: {
        parameters: {
            query?: {
                type?: components["schemas"]["CallEventType"];
                bindingId?: string;
                callId?: string;
            };
            header?: {
                /** @description The last event that you have. One that is kept no more resumes at the oldest that is. */
                "Last-Event-ID"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "text/event-stream": string;
                };
            };
            /** @description `unauthenticated`: The request is not authenticated. */
            401: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `insufficient_scope`: The client may not do this. */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `validation_failed`: The request is not valid. */
            422: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: Too many requests. */
            429: {
                headers: {
                    "Retry-After": components["headers"]["Retry-After"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error`: The gateway failed. */
            500: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `shutting_down`: The gateway is shutting down. */
            503: {
                headers: {
                    "Retry-After": components["headers"]["Retry-After"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    eventsGet: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "evt_01K9GZ4T6S3M8V2QXWJ5A7B0CD",
                     *       "type": "pns.call.completed",
                     *       "timestamp": "2026-03-01T08:00:36.120Z",
                     *       "data": {
                     *         "product": "pns",
                     *         "bindingId": "bnd_01K9GZ4T6S3M8V2QXWJ5A7B0CD",
                     *         "revision": 1,
                     *         "call": {
                     *           "callId": "5f0c9c1e-7a43-4c0e-9f5e-2f2c3f9b1a77",
                     *           "caller": "+85254987987",
                     *           "callee": "+85264654798",
                     *           "numberX": "+85213135313",
                     *           "numberY": "+85213135356",
                     *           "outcome": "busy",
                     *           "outcomeCode": "17",
                     *           "outcomeText": "The callee was busy.",
                     *           "startedAt": "2026-03-01T08:00:00.000Z",
                     *           "ringingAt": null,
                     *           "answeredAt": null,
                     *           "endedAt": "2026-03-01T08:00:06.000Z",
                     *           "durationSeconds": 0,
                     *           "billedSeconds": null,
                     *           "endedBy": "callee",
                     *           "recordingUrl": null,
                     *           "smsContent": null,
                     *           "legs": [],
                     *           "costs": []
                     *         },
                     *         "userData": "order 4711",
                     *         "provenance": "tagged",
                     *         "provider": {
                     *           "callId": "5f0c9c1e-7a43-4c0e-9f5e-2f2c3f9b1a77",
                     *           "pnsType": "axyb",
                     *           "callStatus": "2"
                     *         }
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["Event"];
                };
            };
            /** @description `unauthenticated`: The request is not authenticated. */
            401: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `insufficient_scope`: The client may not do this. */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: There is nothing here. */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `validation_failed`: The request is not valid. */
            422: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: Too many requests. */
            429: {
                headers: {
                    "Retry-After": components["headers"]["Retry-After"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error`: The gateway failed. */
            500: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `shutting_down`: The gateway is shutting down. */
            503: {
                headers: {
                    "Retry-After": components["headers"]["Retry-After"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    webhooksList: {
        parameters: {
            query?: {
                /** @description How many items to answer, at most 200; a larger number is lowered to it. */
                limit?: number;
                /** @description The `nextCursor` of the page before. Opaque. */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "data": [
                     *         {
                     *           "id": "whe_01K9GZ4T6S3M8V2QXWJ5A7B0CD",
                     *           "url": "https://courier.example.com/hooks/nxcloud",
                     *           "eventTypes": [
                     *             "pns.call.completed"
                     *           ],
                     *           "description": null,
                     *           "status": "enabled",
                     *           "disabledReason": null,
                     *           "createdAt": "2026-03-01T08:00:00.000Z"
                     *         }
                     *       ],
                     *       "nextCursor": null
                     *     }
                     */
                    "application/json": components["schemas"]["EndpointPage"];
                };
            };
            /** @description `unauthenticated`: The request is not authenticated. */
            401: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `insufficient_scope`: The client may not do this. */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `validation_failed`: The request is not valid. */
            422: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: Too many requests. */
            429: {
                headers: {
                    "Retry-After": components["headers"]["Retry-After"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error`: The gateway failed. */
            500: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `shutting_down`: The gateway is shutting down. */
            503: {
                headers: {
                    "Retry-After": components["headers"]["Retry-After"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    webhooksCreate: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreateWebhookRequest"];
            };
        };
        responses: {
            /** @description What was made. */
            201: {
                headers: {
                    Location: components["headers"]["Location"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "whe_01K9GZ4T6S3M8V2QXWJ5A7B0CD",
                     *       "url": "https://courier.example.com/hooks/nxcloud",
                     *       "eventTypes": [
                     *         "pns.call.completed"
                     *       ],
                     *       "description": null,
                     *       "status": "enabled",
                     *       "disabledReason": null,
                     *       "createdAt": "2026-03-01T08:00:00.000Z",
                     *       "secret": "whsec_c2VjcmV0IHRoYXQgaXMgc2hvd24gb25jZQ=="
                     *     }
                     */
                    "application/json": components["schemas"]["EndpointWithSecret"];
                };
            };
            /** @description `malformed_request`: The request cannot be read. */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: The request is not authenticated. */
            401: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `insufficient_scope`: The client may not do this. */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body_too_large`: The body is too large. */
            413: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type`: The media type is not supported. */
            415: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `validation_failed`: The request is not valid. */
            422: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: Too many requests. */
            429: {
                headers: {
                    "Retry-After": components["headers"]["Retry-After"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error`: The gateway failed. */
            500: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `shutting_down`: The gateway is shutting down. */
            503: {
                headers: {
                    "Retry-After": components["headers"]["Retry-After"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    webhooksGet: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "whe_01K9GZ4T6S3M8V2QXWJ5A7B0CD",
                     *       "url": "https://courier.example.com/hooks/nxcloud",
                     *       "eventTypes": [
                     *         "pns.call.completed"
                     *       ],
                     *       "description": null,
                     *       "status": "enabled",
                     *       "disabledReason": null,
                     *       "createdAt": "2026-03-01T08:00:00.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["Endpoint"];
                };
            };
            /** @description `unauthenticated`: The request is not authenticated. */
            401: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `insufficient_scope`: The client may not do this. */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: There is nothing here. */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `validation_failed`: The request is not valid. */
            422: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: Too many requests. */
            429: {
                headers: {
                    "Retry-After": components["headers"]["Retry-After"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error`: The gateway failed. */
            500: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `shutting_down`: The gateway is shutting down. */
            503: {
                headers: {
                    "Retry-After": components["headers"]["Retry-After"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    webhooksDelete: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. There is no body. */
            204: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `unauthenticated`: The request is not authenticated. */
            401: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `insufficient_scope`: The client may not do this. */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: There is nothing here. */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `validation_failed`: The request is not valid. */
            422: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: Too many requests. */
            429: {
                headers: {
                    "Retry-After": components["headers"]["Retry-After"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error`: The gateway failed. */
            500: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `shutting_down`: The gateway is shutting down. */
            503: {
                headers: {
                    "Retry-After": components["headers"]["Retry-After"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    webhooksUpdate: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["UpdateWebhookRequest"];
            };
        };
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "whe_01K9GZ4T6S3M8V2QXWJ5A7B0CD",
                     *       "url": "https://courier.example.com/hooks/nxcloud",
                     *       "eventTypes": [
                     *         "pns.call.completed"
                     *       ],
                     *       "description": null,
                     *       "status": "enabled",
                     *       "disabledReason": null,
                     *       "createdAt": "2026-03-01T08:00:00.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["Endpoint"];
                };
            };
            /** @description `malformed_request`: The request cannot be read. */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: The request is not authenticated. */
            401: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `insufficient_scope`: The client may not do this. */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: There is nothing here. */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body_too_large`: The body is too large. */
            413: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type`: The media type is not supported. */
            415: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `validation_failed`: The request is not valid. */
            422: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: Too many requests. */
            429: {
                headers: {
                    "Retry-After": components["headers"]["Retry-After"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error`: The gateway failed. */
            500: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `shutting_down`: The gateway is shutting down. */
            503: {
                headers: {
                    "Retry-After": components["headers"]["Retry-After"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    webhooksRotateSecret: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "whe_01K9GZ4T6S3M8V2QXWJ5A7B0CD",
                     *       "url": "https://courier.example.com/hooks/nxcloud",
                     *       "eventTypes": [
                     *         "pns.call.completed"
                     *       ],
                     *       "description": null,
                     *       "status": "enabled",
                     *       "disabledReason": null,
                     *       "createdAt": "2026-03-01T08:00:00.000Z",
                     *       "secret": "whsec_c2VjcmV0IHRoYXQgaXMgc2hvd24gb25jZQ=="
                     *     }
                     */
                    "application/json": components["schemas"]["EndpointWithSecret"];
                };
            };
            /** @description `unauthenticated`: The request is not authenticated. */
            401: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `insufficient_scope`: The client may not do this. */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: There is nothing here. */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `validation_failed`: The request is not valid. */
            422: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: Too many requests. */
            429: {
                headers: {
                    "Retry-After": components["headers"]["Retry-After"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error`: The gateway failed. */
            500: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `shutting_down`: The gateway is shutting down. */
            503: {
                headers: {
                    "Retry-After": components["headers"]["Retry-After"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    webhooksListDeliveries: {
        parameters: {
            query?: {
                /** @description How many items to answer, at most 200; a larger number is lowered to it. */
                limit?: number;
                /** @description The `nextCursor` of the page before. Opaque. */
                cursor?: string;
                status?: components["schemas"]["DeliveryStatus"];
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "data": [
                     *         {
                     *           "id": "dlv_01K9GZ4T6S3M8V2QXWJ5A7B0CD",
                     *           "eventId": "evt_01K9GZ4T6S3M8V2QXWJ5A7B0CD",
                     *           "endpointId": "whe_01K9GZ4T6S3M8V2QXWJ5A7B0CD",
                     *           "status": "delivered",
                     *           "nextAttemptAt": null,
                     *           "attempts": [
                     *             {
                     *               "at": "2026-03-01T08:00:00.000Z",
                     *               "statusCode": 204,
                     *               "error": null,
                     *               "durationMs": 120
                     *             }
                     *           ]
                     *         }
                     *       ],
                     *       "nextCursor": null
                     *     }
                     */
                    "application/json": components["schemas"]["DeliveryPage"];
                };
            };
            /** @description `unauthenticated`: The request is not authenticated. */
            401: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `insufficient_scope`: The client may not do this. */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: There is nothing here. */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `validation_failed`: The request is not valid. */
            422: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: Too many requests. */
            429: {
                headers: {
                    "Retry-After": components["headers"]["Retry-After"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error`: The gateway failed. */
            500: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `shutting_down`: The gateway is shutting down. */
            503: {
                headers: {
                    "Retry-After": components["headers"]["Retry-After"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    webhooksTest: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer. */
            202: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "dlv_01K9GZ4T6S3M8V2QXWJ5A7B0CD",
                     *       "eventId": "evt_01K9GZ4T6S3M8V2QXWJ5A7B0CD",
                     *       "endpointId": "whe_01K9GZ4T6S3M8V2QXWJ5A7B0CD",
                     *       "status": "delivered",
                     *       "nextAttemptAt": null,
                     *       "attempts": [
                     *         {
                     *           "at": "2026-03-01T08:00:00.000Z",
                     *           "statusCode": 204,
                     *           "error": null,
                     *           "durationMs": 120
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["Delivery"];
                };
            };
            /** @description `unauthenticated`: The request is not authenticated. */
            401: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `insufficient_scope`: The client may not do this. */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: There is nothing here. */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `validation_failed`: The request is not valid. */
            422: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: Too many requests. */
            429: {
                headers: {
                    "Retry-After": components["headers"]["Retry-After"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error`: The gateway failed. */
            500: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `shutting_down`: The gateway is shutting down. */
            503: {
                headers: {
                    "Retry-After": components["headers"]["Retry-After"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    webhooksReplay: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReplayRequest"];
            };
        };
        responses: {
            /** @description The answer. */
            202: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "deliveries": 12
                     *     }
                     */
                    "application/json": components["schemas"]["Replay"];
                };
            };
            /** @description `malformed_request`: The request cannot be read. */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: The request is not authenticated. */
            401: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `insufficient_scope`: The client may not do this. */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: There is nothing here. */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body_too_large`: The body is too large. */
            413: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type`: The media type is not supported. */
            415: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `validation_failed`: The request is not valid. */
            422: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: Too many requests. */
            429: {
                headers: {
                    "Retry-After": components["headers"]["Retry-After"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error`: The gateway failed. */
            500: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `shutting_down`: The gateway is shutting down. */
            503: {
                headers: {
                    "Retry-After": components["headers"]["Retry-After"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    deliveriesRetry: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer. */
            202: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "dlv_01K9GZ4T6S3M8V2QXWJ5A7B0CD",
                     *       "eventId": "evt_01K9GZ4T6S3M8V2QXWJ5A7B0CD",
                     *       "endpointId": "whe_01K9GZ4T6S3M8V2QXWJ5A7B0CD",
                     *       "status": "delivered",
                     *       "nextAttemptAt": null,
                     *       "attempts": [
                     *         {
                     *           "at": "2026-03-01T08:00:00.000Z",
                     *           "statusCode": 204,
                     *           "error": null,
                     *           "durationMs": 120
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["Delivery"];
                };
            };
            /** @description `unauthenticated`: The request is not authenticated. */
            401: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `insufficient_scope`: The client may not do this. */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: There is nothing here. */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `validation_failed`: The request is not valid. */
            422: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: Too many requests. */
            429: {
                headers: {
                    "Retry-After": components["headers"]["Retry-After"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error`: The gateway failed. */
            500: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `shutting_down`: The gateway is shutting down. */
            503: {
                headers: {
                    "Retry-After": components["headers"]["Retry-After"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    auditLogList: {
        parameters: {
            query?: {
                /** @description How many items to answer, at most 200; a larger number is lowered to it. */
                limit?: number;
                /** @description The `nextCursor` of the page before. Opaque. */
                cursor?: string;
                /** @description `operator`, `command-line` or the id of a client. */
                actor?: string;
                /** @description An id that `target` is or holds. */
                target?: string;
                /** @description Recorded at that time or later. */
                since?: string;
                /** @description Recorded before that time. */
                until?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "data": [
                     *         {
                     *           "id": "aud_01K9GZ4T6S3M8V2QXWJ5A7B0CD",
                     *           "at": "2026-03-01T08:00:00.000Z",
                     *           "actor": "operator",
                     *           "credential": "admin",
                     *           "address": "192.0.2.7",
                     *           "action": "POST /v1/admin/clients/:id/keys",
                     *           "target": "cli_01K9GZ4T6S3M8V2QXWJ5A7B0CD/key_01K9GZ4T6S3M8V2QXWJ5A7B0CE",
                     *           "outcome": "success",
                     *           "requestId": null
                     *         }
                     *       ],
                     *       "nextCursor": null
                     *     }
                     */
                    "application/json": components["schemas"]["AuditLogPage"];
                };
            };
            /** @description `unauthenticated`: The request is not authenticated. */
            401: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `insufficient_scope`: The client may not do this. */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `validation_failed`: The request is not valid. */
            422: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: Too many requests. */
            429: {
                headers: {
                    "Retry-After": components["headers"]["Retry-After"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error`: The gateway failed. */
            500: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `shutting_down`: The gateway is shutting down. */
            503: {
                headers: {
                    "Retry-After": components["headers"]["Retry-After"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    healthLive: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "status": "ok"
                     *     }
                     */
                    "application/json": components["schemas"]["Liveness"];
                };
            };
        };
    };
    healthReady: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "status": "ok",
                     *       "database": "ok"
                     *     }
                     */
                    "application/json": components["schemas"]["Readiness"];
                };
            };
            /** @description Not ready. */
            503: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "status": "draining",
                     *       "database": "ok"
                     *     }
                     */
                    "application/json": components["schemas"]["Readiness"];
                };
            };
        };
    };
    metricsRead: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "text/plain": string;
                };
            };
            /** @description `unauthenticated`: The request is not authenticated. */
            401: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    upstreamsList: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "data": [
                     *         {
                     *           "product": "calling",
                     *           "configured": false,
                     *           "circuit": null,
                     *           "clockSkewSeconds": 0,
                     *           "lastSuccessAt": null,
                     *           "lastFailure": {
                     *             "at": "2026-03-01T08:00:00.000Z",
                     *             "operation": "bindXYB",
                     *             "code": "upstream_timeout",
                     *             "upstreamCode": null
                     *           }
                     *         }
                     *       ],
                     *       "nextCursor": null
                     *     }
                     */
                    "application/json": components["schemas"]["UpstreamPage"];
                };
            };
            /** @description `unauthenticated`: The request is not authenticated. */
            401: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `insufficient_scope`: The client may not do this. */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `validation_failed`: The request is not valid. */
            422: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: Too many requests. */
            429: {
                headers: {
                    "Retry-After": components["headers"]["Retry-After"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error`: The gateway failed. */
            500: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `shutting_down`: The gateway is shutting down. */
            503: {
                headers: {
                    "Retry-After": components["headers"]["Retry-After"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    webhookInterlineCallStarted: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description The event’s id, the same in every attempt: what to know a repeat by.
                 * @example evt_01K9GZ4T6S3M8V2QXWJ5A7B0CD
                 */
                "webhook-id": string;
                /**
                 * @description The time of this attempt, in seconds since the epoch.
                 * @example 1772352036
                 */
                "webhook-timestamp": string;
                /**
                 * @description `v1,` and the signature; several, with blanks between, while a secret is being rotated.
                 * @example v1,K5oZfzN95Z9UVu1EsfQmfVNQhnkZ2pj9o9NDN/H/pI4=
                 */
                "webhook-signature": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "id": "evt_01K9GZ4T6S3M8V2QXWJ5A7B0CD",
                 *       "type": "interline.call.started",
                 *       "timestamp": "2026-03-01T08:00:36.120Z",
                 *       "data": {
                 *         "product": "interline",
                 *         "bindingId": "bnd_01K9GZ4T6S3M8V2QXWJ5A7B0CD",
                 *         "revision": 1,
                 *         "call": {
                 *           "callId": "900001",
                 *           "caller": "13800000001",
                 *           "callee": "13900000002",
                 *           "numberX": "17000000001",
                 *           "numberY": null,
                 *           "outcome": null,
                 *           "outcomeCode": null,
                 *           "outcomeText": null,
                 *           "startedAt": "2026-03-01T08:00:00.000Z",
                 *           "ringingAt": null,
                 *           "answeredAt": null,
                 *           "endedAt": null,
                 *           "durationSeconds": null,
                 *           "billedSeconds": null,
                 *           "endedBy": null,
                 *           "recordingUrl": null,
                 *           "smsContent": null,
                 *           "legs": [],
                 *           "costs": []
                 *         },
                 *         "userData": "order 4711",
                 *         "provenance": "tagged",
                 *         "provider": {
                 *           "taskid": "900001",
                 *           "subid": "1986173907339188520",
                 *           "callTime": "1772352000"
                 *         }
                 *       }
                 *     }
                 */
                "application/json": components["schemas"]["Event"];
            };
        };
        responses: {
            /** @description Gone: the endpoint is disabled. */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Accepted: it is not sent again. */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Not accepted: it is sent again, by the schedule. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    webhookInterlineSmsReceived: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description The event’s id, the same in every attempt: what to know a repeat by.
                 * @example evt_01K9GZ4T6S3M8V2QXWJ5A7B0CD
                 */
                "webhook-id": string;
                /**
                 * @description The time of this attempt, in seconds since the epoch.
                 * @example 1772352036
                 */
                "webhook-timestamp": string;
                /**
                 * @description `v1,` and the signature; several, with blanks between, while a secret is being rotated.
                 * @example v1,K5oZfzN95Z9UVu1EsfQmfVNQhnkZ2pj9o9NDN/H/pI4=
                 */
                "webhook-signature": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "id": "evt_01K9GZ4T6S3M8V2QXWJ5A7B0CD",
                 *       "type": "interline.sms.received",
                 *       "timestamp": "2026-03-01T08:00:36.120Z",
                 *       "data": {
                 *         "product": "interline",
                 *         "bindingId": "bnd_01K9GZ4T6S3M8V2QXWJ5A7B0CD",
                 *         "revision": 1,
                 *         "call": {
                 *           "callId": "900002",
                 *           "caller": "13800000001",
                 *           "callee": "13900000002",
                 *           "numberX": "17000000001",
                 *           "numberY": null,
                 *           "outcome": null,
                 *           "outcomeCode": null,
                 *           "outcomeText": null,
                 *           "startedAt": "2026-03-01T08:00:00.000Z",
                 *           "ringingAt": null,
                 *           "answeredAt": null,
                 *           "endedAt": null,
                 *           "durationSeconds": null,
                 *           "billedSeconds": null,
                 *           "endedBy": null,
                 *           "recordingUrl": null,
                 *           "smsContent": "I am at the door.",
                 *           "legs": [],
                 *           "costs": []
                 *         },
                 *         "userData": "order 4711",
                 *         "provenance": "tagged",
                 *         "provider": {
                 *           "taskid": "900002",
                 *           "subid": "1986173907339188520",
                 *           "callTime": "1772352000"
                 *         }
                 *       }
                 *     }
                 */
                "application/json": components["schemas"]["Event"];
            };
        };
        responses: {
            /** @description Gone: the endpoint is disabled. */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Accepted: it is not sent again. */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Not accepted: it is sent again, by the schedule. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    webhookInterlineCallCompleted: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description The event’s id, the same in every attempt: what to know a repeat by.
                 * @example evt_01K9GZ4T6S3M8V2QXWJ5A7B0CD
                 */
                "webhook-id": string;
                /**
                 * @description The time of this attempt, in seconds since the epoch.
                 * @example 1772352036
                 */
                "webhook-timestamp": string;
                /**
                 * @description `v1,` and the signature; several, with blanks between, while a secret is being rotated.
                 * @example v1,K5oZfzN95Z9UVu1EsfQmfVNQhnkZ2pj9o9NDN/H/pI4=
                 */
                "webhook-signature": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "id": "evt_01K9GZ4T6S3M8V2QXWJ5A7B0CD",
                 *       "type": "interline.call.completed",
                 *       "timestamp": "2026-03-01T08:00:36.120Z",
                 *       "data": {
                 *         "product": "interline",
                 *         "bindingId": "bnd_01K9GZ4T6S3M8V2QXWJ5A7B0CD",
                 *         "revision": 1,
                 *         "call": {
                 *           "callId": "900001",
                 *           "caller": "13800000001",
                 *           "callee": "13900000002",
                 *           "numberX": "17000000001",
                 *           "numberY": null,
                 *           "outcome": "answered",
                 *           "outcomeCode": "answered",
                 *           "outcomeText": "The call was answered.",
                 *           "startedAt": "2026-03-01T08:00:00.000Z",
                 *           "ringingAt": "2026-03-01T08:00:02.000Z",
                 *           "answeredAt": "2026-03-01T08:00:05.000Z",
                 *           "endedAt": "2026-03-01T08:00:35.000Z",
                 *           "durationSeconds": 30,
                 *           "billedSeconds": null,
                 *           "endedBy": "caller",
                 *           "recordingUrl": null,
                 *           "smsContent": null,
                 *           "legs": [],
                 *           "costs": []
                 *         },
                 *         "userData": "order 4711",
                 *         "provenance": "tagged",
                 *         "provider": {
                 *           "taskid": "900001",
                 *           "subid": "1986173907339188520",
                 *           "result": "answered",
                 *           "releasedir": "1"
                 *         }
                 *       }
                 *     }
                 */
                "application/json": components["schemas"]["Event"];
            };
        };
        responses: {
            /** @description Gone: the endpoint is disabled. */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Accepted: it is not sent again. */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Not accepted: it is sent again, by the schedule. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    webhookPnsCallCompleted: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description The event’s id, the same in every attempt: what to know a repeat by.
                 * @example evt_01K9GZ4T6S3M8V2QXWJ5A7B0CD
                 */
                "webhook-id": string;
                /**
                 * @description The time of this attempt, in seconds since the epoch.
                 * @example 1772352036
                 */
                "webhook-timestamp": string;
                /**
                 * @description `v1,` and the signature; several, with blanks between, while a secret is being rotated.
                 * @example v1,K5oZfzN95Z9UVu1EsfQmfVNQhnkZ2pj9o9NDN/H/pI4=
                 */
                "webhook-signature": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "id": "evt_01K9GZ4T6S3M8V2QXWJ5A7B0CD",
                 *       "type": "pns.call.completed",
                 *       "timestamp": "2026-03-01T08:00:36.120Z",
                 *       "data": {
                 *         "product": "pns",
                 *         "bindingId": "bnd_01K9GZ4T6S3M8V2QXWJ5A7B0CD",
                 *         "revision": 1,
                 *         "call": {
                 *           "callId": "5f0c9c1e-7a43-4c0e-9f5e-2f2c3f9b1a77",
                 *           "caller": "+85254987987",
                 *           "callee": "+85264654798",
                 *           "numberX": "+85213135313",
                 *           "numberY": "+85213135356",
                 *           "outcome": "busy",
                 *           "outcomeCode": "17",
                 *           "outcomeText": "The callee was busy.",
                 *           "startedAt": "2026-03-01T08:00:00.000Z",
                 *           "ringingAt": null,
                 *           "answeredAt": null,
                 *           "endedAt": "2026-03-01T08:00:06.000Z",
                 *           "durationSeconds": 0,
                 *           "billedSeconds": null,
                 *           "endedBy": "callee",
                 *           "recordingUrl": null,
                 *           "smsContent": null,
                 *           "legs": [],
                 *           "costs": []
                 *         },
                 *         "userData": "order 4711",
                 *         "provenance": "tagged",
                 *         "provider": {
                 *           "callId": "5f0c9c1e-7a43-4c0e-9f5e-2f2c3f9b1a77",
                 *           "pnsType": "axyb",
                 *           "callStatus": "2"
                 *         }
                 *       }
                 *     }
                 */
                "application/json": components["schemas"]["Event"];
            };
        };
        responses: {
            /** @description Gone: the endpoint is disabled. */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Accepted: it is not sent again. */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Not accepted: it is sent again, by the schedule. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    webhookPnsCallUnbound: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description The event’s id, the same in every attempt: what to know a repeat by.
                 * @example evt_01K9GZ4T6S3M8V2QXWJ5A7B0CD
                 */
                "webhook-id": string;
                /**
                 * @description The time of this attempt, in seconds since the epoch.
                 * @example 1772352036
                 */
                "webhook-timestamp": string;
                /**
                 * @description `v1,` and the signature; several, with blanks between, while a secret is being rotated.
                 * @example v1,K5oZfzN95Z9UVu1EsfQmfVNQhnkZ2pj9o9NDN/H/pI4=
                 */
                "webhook-signature": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "id": "evt_01K9GZ4T6S3M8V2QXWJ5A7B0CD",
                 *       "type": "pns.call.unbound",
                 *       "timestamp": "2026-03-01T08:00:36.120Z",
                 *       "data": {
                 *         "product": "pns",
                 *         "bindingId": null,
                 *         "revision": 1,
                 *         "call": {
                 *           "callId": null,
                 *           "caller": "+85254987987",
                 *           "callee": null,
                 *           "numberX": "+85213135313",
                 *           "numberY": null,
                 *           "outcome": "failed",
                 *           "outcomeCode": "10013",
                 *           "outcomeText": null,
                 *           "startedAt": null,
                 *           "ringingAt": null,
                 *           "answeredAt": null,
                 *           "endedAt": null,
                 *           "durationSeconds": null,
                 *           "billedSeconds": null,
                 *           "endedBy": null,
                 *           "recordingUrl": null,
                 *           "smsContent": null,
                 *           "legs": [],
                 *           "costs": []
                 *         },
                 *         "userData": null,
                 *         "provenance": "token",
                 *         "provider": {
                 *           "code": 10013,
                 *           "msg": "binding not exist"
                 *         }
                 *       }
                 *     }
                 */
                "application/json": components["schemas"]["Event"];
            };
        };
        responses: {
            /** @description Gone: the endpoint is disabled. */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Accepted: it is not sent again. */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Not accepted: it is sent again, by the schedule. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    webhookCallingCallCompleted: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description The event’s id, the same in every attempt: what to know a repeat by.
                 * @example evt_01K9GZ4T6S3M8V2QXWJ5A7B0CD
                 */
                "webhook-id": string;
                /**
                 * @description The time of this attempt, in seconds since the epoch.
                 * @example 1772352036
                 */
                "webhook-timestamp": string;
                /**
                 * @description `v1,` and the signature; several, with blanks between, while a secret is being rotated.
                 * @example v1,K5oZfzN95Z9UVu1EsfQmfVNQhnkZ2pj9o9NDN/H/pI4=
                 */
                "webhook-signature": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "id": "evt_01K9GZ4T6S3M8V2QXWJ5A7B0CD",
                 *       "type": "calling.call.completed",
                 *       "timestamp": "2026-03-01T08:00:36.120Z",
                 *       "data": {
                 *         "product": "calling",
                 *         "bindingId": null,
                 *         "revision": 1,
                 *         "call": {
                 *           "callId": "1b1e2a34-0c5d-4e6f-8a9b-0c1d2e3f4a5b",
                 *           "caller": "+85254987987",
                 *           "callee": "+6281100000001",
                 *           "numberX": null,
                 *           "numberY": null,
                 *           "outcome": "answered",
                 *           "outcomeCode": "NORMAL_CLEARING",
                 *           "outcomeText": "The call ended normally.",
                 *           "startedAt": "2026-03-01T08:00:00.000Z",
                 *           "ringingAt": null,
                 *           "answeredAt": null,
                 *           "endedAt": "2026-03-01T08:01:10.000Z",
                 *           "durationSeconds": 65,
                 *           "billedSeconds": 66,
                 *           "endedBy": "callee",
                 *           "recordingUrl": null,
                 *           "smsContent": null,
                 *           "legs": [],
                 *           "costs": [
                 *             {
                 *               "direction": "inbound",
                 *               "amount": "0.0125",
                 *               "currency": "USD"
                 *             }
                 *           ]
                 *         },
                 *         "userData": null,
                 *         "provenance": "signed",
                 *         "provider": {
                 *           "messaging_product": "whatsapp"
                 *         }
                 *       }
                 *     }
                 */
                "application/json": components["schemas"]["Event"];
            };
        };
        responses: {
            /** @description Gone: the endpoint is disabled. */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Accepted: it is not sent again. */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Not accepted: it is sent again, by the schedule. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    webhookWebhookTest: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description The event’s id, the same in every attempt: what to know a repeat by.
                 * @example evt_01K9GZ4T6S3M8V2QXWJ5A7B0CD
                 */
                "webhook-id": string;
                /**
                 * @description The time of this attempt, in seconds since the epoch.
                 * @example 1772352036
                 */
                "webhook-timestamp": string;
                /**
                 * @description `v1,` and the signature; several, with blanks between, while a secret is being rotated.
                 * @example v1,K5oZfzN95Z9UVu1EsfQmfVNQhnkZ2pj9o9NDN/H/pI4=
                 */
                "webhook-signature": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "id": "evt_01K9GZ4T6S3M8V2QXWJ5A7B0CD",
                 *       "type": "webhook.test",
                 *       "timestamp": "2026-03-01T08:00:36.120Z",
                 *       "data": {
                 *         "product": null,
                 *         "bindingId": null,
                 *         "revision": 1,
                 *         "call": {
                 *           "callId": null,
                 *           "caller": null,
                 *           "callee": null,
                 *           "numberX": null,
                 *           "numberY": null,
                 *           "outcome": null,
                 *           "outcomeCode": null,
                 *           "outcomeText": null,
                 *           "startedAt": null,
                 *           "ringingAt": null,
                 *           "answeredAt": null,
                 *           "endedAt": null,
                 *           "durationSeconds": null,
                 *           "billedSeconds": null,
                 *           "endedBy": null,
                 *           "recordingUrl": null,
                 *           "smsContent": null,
                 *           "legs": [],
                 *           "costs": []
                 *         },
                 *         "userData": null,
                 *         "provenance": "token",
                 *         "provider": {}
                 *       }
                 *     }
                 */
                "application/json": components["schemas"]["Event"];
            };
        };
        responses: {
            /** @description Gone: the endpoint is disabled. */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Accepted: it is not sent again. */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Not accepted: it is sent again, by the schedule. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
}
