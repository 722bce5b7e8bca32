/**
 * Types of the HTTP contract, printed from the route table of packages/contract.
 * Do not edit: run `npm run generate -w @admint/apigen`.
 */
export interface paths {
    "/api/agents/health": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Is each agent ready to work, and with which model? */
        get: operations["agentsHealth"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/assets/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Mark an image or clip as a favorite, or take the mark back */
        patch: operations["changeAsset"];
        trace?: never;
    };
    "/api/auth/login": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Log in with email or username */
        post: operations["login"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/auth/logout": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** End this login */
        post: operations["logout"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/auth/password": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Change my password; other logins end */
        post: operations["changePassword"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/auth/register": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Create an account */
        post: operations["register"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/coherence": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The coherence switches, and which of them work with these models */
        get: operations["getCoherence"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/comparison/{group_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** All videos of a comparison and what differs between them */
        get: operations["getComparison"];
        put?: never;
        post?: never;
        /** Delete a comparison with its videos, or keep them and forget only that they belong together */
        delete: operations["deleteComparison"];
        options?: never;
        head?: never;
        /** Name it, say what it shall find out, choose the winner; null takes away */
        patch: operations["changeComparison"];
        trace?: never;
    };
    "/api/comparison/{group_id}/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Stop all variations that are still being made */
        post: operations["cancelComparison"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/comparisons": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** My comparisons, newest first */
        get: operations["listComparisons"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/compose-final-video": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Compose the ad */
        post: operations["composeFinalVideo"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/generate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Make a whole ad from one sentence */
        post: operations["generate"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/generate-clips": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Make a clip from each chosen image */
        post: operations["generateClips"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/generate-images": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Make product images from a sentence */
        post: operations["generateImages"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/generate/parallel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Make 2 to 5 variations of an ad side by side */
        post: operations["generateParallel"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/generate/parallel/estimate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** What these variations would cost; nothing is started */
        post: operations["estimateParallel"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/generations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** My videos, page by page: searched, filtered, sorted */
        get: operations["listGenerations"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/generations/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One video with all that is known of it */
        get: operations["getGeneration"];
        put?: never;
        post?: never;
        /** Delete a video, the files made from it and its public link, for good */
        delete: operations["deleteGeneration"];
        options?: never;
        head?: never;
        /** Give a video a name; null takes it away */
        patch: operations["renameGeneration"];
        trace?: never;
    };
    "/api/generations/{id}/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Stop a video that is being made; what is finished is kept */
        post: operations["cancelGeneration"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/generations/{id}/hooks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Make an automatic ad again with other first scenes; the rest is taken over */
        post: operations["generateHooks"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/generations/{id}/hooks/estimate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** What other first scenes would cost, and what sharing the rest saves */
        post: operations["estimateHooks"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/generations/{id}/share": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Make a public link, or change the one there is */
        post: operations["shareGeneration"];
        /** End the public link; its address never works again */
        delete: operations["revokeShare"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/generations/{id}/status": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How far one video is */
        get: operations["getGenerationStatus"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/health": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Is the server up? */
        get: operations["apiHealth"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/models": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Every model of every stage: what it can do, what it costs, and why it cannot be used */
        get: operations["listModels"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/options": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Fonts, genres, style keywords and ratios on offer */
        get: operations["options"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/receipts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Every call of my ads with its price, newest first (as a file: /api/receipts.csv) */
        get: operations["listReceipts"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/save-approved-clips": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Choose and order the clips */
        post: operations["saveApprovedClips"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/save-approved-images": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Choose the images of the mood board */
        post: operations["saveApprovedImages"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/sessions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** My ads in the making, newest first */
        get: operations["listSessions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/sessions/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The whole state of one ad */
        get: operations["getSession"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/sessions/{id}/budget": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Change what an ad may cost */
        put: operations["setSessionBudget"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/sessions/{id}/calls/settle": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Find out what became of a request whose answer was lost, and release what is held for it */
        post: operations["settleCall"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/sessions/{id}/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Stop what is running and keep what is finished */
        post: operations["cancelSession"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/sessions/{id}/clips/{asset_id}/regenerate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Make one clip again, with other words or another camera when asked; the old one is kept */
        post: operations["retakeClip"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/sessions/{id}/costs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What it cost, per agent, with a receipt for every call */
        get: operations["getCosts"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/sessions/{id}/estimate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What an action would cost, before it is asked for */
        get: operations["estimate"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/sessions/{id}/exports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Every version of the ad and every file made from it */
        get: operations["listExports"];
        put?: never;
        /** Lay the finished ad out again for other shapes and places; costs nothing */
        post: operations["createExports"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/sessions/{id}/exports/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Stop the exports that are running */
        post: operations["cancelExports"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/sessions/{id}/images/{asset_id}/regenerate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Make one image again: a new take in the same place, the old one is kept */
        post: operations["retakeImage"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/sessions/{id}/images/{asset_id}/variations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** More like this: further images of the same view, each in a place of its own */
        post: operations["imageVariations"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/sessions/{id}/parts/{part}/rewrite": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Ask once more, in other words, for a part that a content filter refused */
        post: operations["rewritePart"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/sessions/{id}/photos": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The product photos of the ad, in order */
        get: operations["listPhotos"];
        /** Choose and order the product photos; the ones left out are no longer used */
        put: operations["orderPhotos"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/sessions/{id}/photos/{photo_id}/cutout": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How a product photo is cut out, and where to look twice */
        get: operations["getCutout"];
        /** Choose what of a product photo is used; pictures made from it become stale */
        put: operations["setCutout"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/sessions/{id}/picks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Choose which take stands in its place, on the boards too */
        put: operations["chooseTake"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/sessions/{id}/plan": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Change the scenes of the plan */
        put: operations["savePlan"];
        /** Plan one scene per chosen image, to be read and changed before clips are made */
        post: operations["planScenes"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/sessions/{id}/retry": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Run the failed stage again; finished parts are kept and not bought twice */
        post: operations["retrySession"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/sessions/{id}/storyboard": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The plan of an automatic ad, scene by scene, with what has been made of it */
        get: operations["getStoryboard"];
        /** Change scenes, texts and order before anything is paid */
        put: operations["editStoryboard"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/sessions/{id}/storyboard/approve": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Make the ad of this storyboard */
        post: operations["approveStoryboard"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/sessions/create": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Start an ad */
        post: operations["createSession"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/setting-profiles": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** My saved settings */
        get: operations["listProfiles"];
        /** Save settings under a name; the same name is written over */
        put: operations["saveProfile"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/setting-profiles/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Forget saved settings */
        delete: operations["deleteProfile"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/settings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** My models, budgets and alerts */
        get: operations["getSettings"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Change my models, budgets and alerts */
        patch: operations["changeSettings"];
        trace?: never;
    };
    "/api/settings/providers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How each service is set up (admin) */
        get: operations["listProviders"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/settings/providers/{provider}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Enter a key or an address; its models can be used at once (admin) */
        put: operations["saveProvider"];
        post?: never;
        /** Forget the key or address that was entered (admin) */
        delete: operations["removeProvider"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/settings/providers/{provider}/check": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Ask the service whether the key or address works; costs nothing (admin) */
        post: operations["checkProvider"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/settings/users": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What each user has spent (admin) */
        get: operations["listUserTotals"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/user/profile": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who am I, and what have I spent? */
        get: operations["profile"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/user/spending": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What I have spent, by day, model and agent */
        get: operations["getSpending"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/health": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Is the server up? */
        get: operations["health"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        AudioConfig: {
            /** @default false */
            enabled: boolean;
            /**
             * @default upbeat
             * @enum {string}
             */
            genre: "upbeat" | "chill" | "energetic" | "luxury" | "cinematic" | "playful";
        };
        AudioConfigInput: {
            /** @default false */
            enabled?: boolean;
            /**
             * @default upbeat
             * @enum {string}
             */
            genre?: "upbeat" | "chill" | "energetic" | "luxury" | "cinematic" | "playful";
        };
        CompositionSettings: {
            /** @enum {string} */
            aspect_ratio: "16:9" | "9:16" | "1:1" | "4:5";
            audio: components["schemas"]["AudioConfig"];
            /** @enum {string} */
            card_style?: "picture" | "colour";
            grade?: {
                /** @enum {string} */
                preset: "none" | "warm" | "cool" | "cinematic" | "vibrant" | "luxury" | "muted" | "mono";
                strength: number;
            };
            intro_duration: number;
            outro_duration: number;
            scene_texts?: {
                scene: number;
                text: string;
            }[];
            text_overlay: components["schemas"]["TextOverlay"];
        };
        CostBreakdown: {
            breakdown: {
                agent: string;
                calls: number;
                cost: number;
                duration: number;
                model: string;
                success: boolean;
            }[];
            budget: number;
            receipts: components["schemas"]["Receipt"][];
            session_id: string;
            total_cost: number;
        };
        FinalVideo: {
            /** Format: date-time */
            created_at: string;
            download_url: string;
            duration: number;
            file_size_mb: number;
            /** @constant */
            format: "mp4";
            fps: number;
            generation_id: string;
            id: string;
            resolution: string;
            stale: string | null;
            thumbnail_url: string;
            url: string;
        };
        ImageAsset: {
            cached?: boolean;
            cost: number;
            /** Format: date-time */
            created_at: string;
            favorite?: boolean;
            generation_time: number;
            height: number;
            id: string;
            instead_of?: string;
            model: string;
            prompt: string;
            seed: number;
            slot?: string;
            stale: string | null;
            url: string;
            /** @enum {string} */
            view_type: "front" | "side" | "back" | "top" | "detail" | "lifestyle";
            width: number;
        };
        PlannedScene: {
            /** @enum {string} */
            camera_movement: "static" | "slow zoom in" | "slow zoom out" | "dolly in" | "dolly out" | "truck left" | "truck right" | "pan left" | "pan right" | "tilt up" | "tilt down" | "orbit left" | "orbit right" | "crane up" | "crane down" | "handheld";
            duration?: number;
            image_id: string;
            /** @enum {string} */
            image_view: "front" | "side" | "back" | "top" | "detail" | "lifestyle";
            motion_intensity: number;
            scene_prompt: string;
        };
        PlannedSceneInput: {
            /** @enum {string} */
            camera_movement: "static" | "slow zoom in" | "slow zoom out" | "dolly in" | "dolly out" | "truck left" | "truck right" | "pan left" | "pan right" | "tilt up" | "tilt down" | "orbit left" | "orbit right" | "crane up" | "crane down" | "handheld";
            duration?: number;
            image_id: string;
            /** @enum {string} */
            image_view: "front" | "side" | "back" | "top" | "detail" | "lifestyle";
            motion_intensity: number;
            scene_prompt: string;
        };
        PlanView: {
            clip_duration: number;
            planned: components["schemas"]["PlannedScene"][];
            scenes: components["schemas"]["PlannedScene"][];
            version: number;
            video_prompt: string;
        };
        Problem: {
            /** @enum {string} */
            charged: "none" | "partial" | "full" | "unknown";
            code: string;
            detail: string;
            fields?: {
                field: string;
                message: string;
            }[];
            retryable: boolean;
            status: number;
            title: string;
            type: string;
            values?: {
                [key: string]: string;
            };
        };
        ProgressEvent: {
            current_cost: number;
            data?: {
                [key: string]: unknown;
            };
            message: string;
            progress: number;
            run: number;
            seq: number;
            session_id: string;
            stage: string;
            /** Format: date-time */
            timestamp: string;
        };
        Receipt: {
            agent: string;
            cached: boolean;
            /** Format: date-time */
            created_at: string;
            error: string | null;
            fallback_of?: string | null;
            id: string;
            model: string;
            provider: string;
            provider_id: string | null;
            reserved: number;
            session_id: string;
            settled: number | null;
            settled_at: string | null;
            /** @enum {string} */
            state: "reserved" | "submitted" | "succeeded" | "failed" | "canceled" | "unknown";
        };
        SessionFailure: {
            /** @enum {string} */
            charged: "none" | "partial" | "full" | "unknown";
            code: string;
            message: string;
            parts: {
                code?: string;
                message: string;
                name: string;
                refused?: boolean;
                waiting?: boolean;
            }[];
            retryable: boolean;
            stage: components["schemas"]["Stage"];
        };
        SessionResponse: {
            alert_at?: number | null;
            approved_clips: string[];
            approved_images: string[];
            budget: number;
            clip_duration: number | null;
            clip_order: string[];
            composition: components["schemas"]["CompositionSettings"] | null;
            consistency_seed: number | null;
            /** Format: date-time */
            created_at: string;
            failure: components["schemas"]["SessionFailure"] | null;
            final_video: components["schemas"]["FinalVideo"] | null;
            generated_clips: components["schemas"]["VideoAsset"][];
            generated_images: components["schemas"]["ImageAsset"][];
            id: string;
            last_seq: number;
            /** @enum {string} */
            mode: "guided" | "auto" | "chat";
            models?: {
                image?: string;
                local_after?: ("text" | "image" | "video" | "music")[];
                music?: string;
                text?: string;
                video?: string;
            };
            music?: {
                cost: number;
                /** Format: date-time */
                created_at: string;
                duration: number;
                genre: string;
                id: string;
                instead_of?: string;
                model: string;
                url: string;
            }[];
            num_images: number | null;
            photos: {
                content_type: string;
                /** Format: date-time */
                created_at: string;
                cutout?: {
                    /** @enum {string} */
                    choice: "cut" | "keep" | "crop";
                    edited: boolean;
                    glass: boolean;
                };
                height: number;
                id: string;
                url: string;
                width: number;
            }[];
            picks?: {
                [key: string]: string;
            };
            plan?: components["schemas"]["PlanView"] | null;
            product_category: string | null;
            product_prompt: string | null;
            progress: {
                message: string;
                progress: number;
                stage: string;
                words?: {
                    key: string;
                    values?: {
                        [key: string]: string | number;
                    };
                };
            } | null;
            running: boolean;
            scenes: components["schemas"]["PlannedScene"][];
            stage: components["schemas"]["Stage"];
            style_keywords: string[];
            task?: {
                count: number;
                /** @enum {string} */
                kind: "images" | "clips" | "plan";
                slots: string[];
            } | null;
            tier?: ("draft" | "production") | null;
            total_cost: number;
            /** Format: date-time */
            updated_at: string;
            user_id: number;
            video_prompt: string | null;
            warnings: string[];
        };
        SessionSummary: {
            /** Format: date-time */
            created_at: string;
            id: string;
            /** @enum {string} */
            mode: "guided" | "auto" | "chat";
            product_prompt: string | null;
            progress?: number;
            running: boolean;
            stage: components["schemas"]["Stage"];
            thumbnail_url: string | null;
            total_cost: number;
            /** Format: date-time */
            updated_at: string;
            waits_for_you?: boolean;
        };
        /** @enum {string} */
        Stage: "created" | "image_generation" | "image_selection" | "clip_generation" | "clip_selection" | "final_composition" | "complete" | "failed";
        TextOverlay: {
            /** @default #FFFFFF */
            color: string;
            cta: string;
            /** @default Montserrat-Bold */
            font: string;
            product_name: string;
        };
        TextOverlayInput: {
            /** @default #FFFFFF */
            color?: string;
            cta: string;
            /** @default Montserrat-Bold */
            font?: string;
            product_name: string;
        };
        VideoAsset: {
            cached?: boolean;
            camera_movement: string;
            continues?: string;
            cost: number;
            /** Format: date-time */
            created_at: string;
            crowd?: string;
            duration: number;
            favorite?: boolean;
            filmstrip?: {
                columns: number;
                count: number;
                height: number;
                interval: number;
                url: string;
                width: number;
            };
            focus?: {
                x: number;
                y: number;
            };
            fps: number;
            generation_time: number;
            id: string;
            instead_of?: string;
            model: string;
            motion_intensity: number;
            poster_url: string;
            prompt: string;
            proxy_url?: string;
            resolution: string;
            scene?: number;
            slot?: string;
            source_image_id: string;
            stale: string | null;
            url: string;
        };
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    agentsHealth: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        agents: {
                            agent: string;
                            available: boolean;
                            capabilities: string[];
                            model: string;
                            provider: string;
                            reason: string | null;
                        }[];
                    };
                };
            };
            /** @description What went wrong, and whether it cost anything */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    changeAsset: {
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
                "application/json": {
                    favorite: boolean;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        favorite: boolean;
                        id: string;
                    };
                };
            };
            /** @description What went wrong, and whether it cost anything */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    login: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    email?: string;
                    password: string;
                    username?: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        email: string | null;
                        session_token: string;
                        /** @constant */
                        success: true;
                        user_id: number;
                        username: string | null;
                    };
                };
            };
            /** @description What went wrong, and whether it cost anything */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    logout: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @constant */
                        success: true;
                    };
                };
            };
            /** @description What went wrong, and whether it cost anything */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    changePassword: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    current_password: string;
                    new_password: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        session_token: string;
                        /** @constant */
                        success: true;
                    };
                };
            };
            /** @description What went wrong, and whether it cost anything */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    register: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** Format: email */
                    email?: string;
                    password: string;
                    username: string;
                };
            };
        };
        responses: {
            /** @description Done */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        email: string | null;
                        session_token: string;
                        /** @constant */
                        success: true;
                        user_id: number;
                        username: string | null;
                    };
                };
            };
            /** @description What went wrong, and whether it cost anything */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getCoherence: {
        parameters: {
            query?: {
                image?: string;
                video?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        image: string;
                        switches: {
                            available: boolean;
                            /** @enum {string} */
                            cost: "none" | "more" | "less";
                            default: boolean;
                            excludes: ("seed_control" | "reference_images" | "prompt_enhancement" | "director_planning" | "unified_narrative" | "post_processing" | "parallel_clips" | "frame_chaining" | "lora" | "quality_control" | "controlnet" | "character_check")[];
                            /** @enum {string} */
                            name: "seed_control" | "reference_images" | "prompt_enhancement" | "director_planning" | "unified_narrative" | "post_processing" | "parallel_clips" | "frame_chaining" | "lora" | "quality_control" | "controlnet" | "character_check";
                            reason: string | null;
                            requires: ("seed_control" | "reference_images" | "prompt_enhancement" | "director_planning" | "unified_narrative" | "post_processing" | "parallel_clips" | "frame_chaining" | "lora" | "quality_control" | "controlnet" | "character_check")[];
                            /** @enum {string} */
                            time: "none" | "more" | "less";
                        }[];
                        video: string;
                    };
                };
            };
            /** @description What went wrong, and whether it cost anything */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getComparison: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                group_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        comparison_type: "settings" | "prompt" | "hook";
                        /** Format: date-time */
                        created_at: string;
                        differences: {
                            field: string;
                            values: string[];
                        }[];
                        group_id: string;
                        hypothesis: string | null;
                        name: string | null;
                        running: boolean;
                        total_cost: number;
                        videos: {
                            current_step: string | null;
                            current_words?: {
                                key: string;
                                values?: {
                                    [key: string]: string | number;
                                };
                            };
                            framework: string | null;
                            generation_time: number | null;
                            label: string;
                            prompt: string;
                            scores: {
                                name: string;
                                scored_by: string;
                                value: number;
                            }[];
                            settings: {
                                /**
                                 * @default 16:9
                                 * @enum {string}
                                 */
                                aspect_ratio: "16:9" | "9:16" | "1:1" | "4:5";
                                /** @default {} */
                                coherence: {
                                    [key: string]: boolean | number | string;
                                };
                                cta?: string;
                                duration?: number;
                                /** @default 30 */
                                fps: 24 | 25 | 30;
                                /** @enum {string} */
                                framework?: "AIDA" | "PAS" | "BAB";
                                music: {
                                    /** @default true */
                                    enabled: boolean;
                                    /** @enum {string} */
                                    genre?: "upbeat" | "chill" | "energetic" | "luxury" | "cinematic" | "playful";
                                };
                                num_clips?: number;
                                /**
                                 * @default replace
                                 * @enum {string}
                                 */
                                photo_background: "replace" | "keep";
                                product_name?: string;
                                /**
                                 * @default final
                                 * @enum {string}
                                 */
                                quality: "draft" | "final";
                                /** @default false */
                                review: boolean;
                                seed?: number;
                                /** @default [] */
                                style_keywords: string[];
                            };
                            texts: string[];
                            video: {
                                aspect_ratio: ("16:9" | "9:16" | "1:1" | "4:5") | null;
                                completed_at: string | null;
                                cost: number;
                                /** Format: date-time */
                                created_at: string;
                                duration: number | null;
                                error: string | null;
                                group_id?: string | null;
                                id: string;
                                /** @enum {string} */
                                mode: "guided" | "auto" | "chat";
                                number: number;
                                preview_url: string | null;
                                product_name: string | null;
                                progress: number;
                                prompt: string | null;
                                session_id: string;
                                shared: boolean;
                                /** @enum {string} */
                                status: "processing" | "completed" | "failed" | "canceled";
                                thumbnail_url: string | null;
                                title: string | null;
                                video_url: string | null;
                                waits_for_you?: boolean;
                            };
                        }[];
                        winner_id: string | null;
                    };
                };
            };
            /** @description What went wrong, and whether it cost anything */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    deleteComparison: {
        parameters: {
            query?: {
                videos?: "delete" | "keep";
            };
            header?: never;
            path: {
                group_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @constant */
                        success: true;
                        videos_removed: number;
                    };
                };
            };
            /** @description What went wrong, and whether it cost anything */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    changeComparison: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                group_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    hypothesis?: string | null;
                    name?: string | null;
                    winner_id?: string | null;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        comparison_type: "settings" | "prompt" | "hook";
                        /** Format: date-time */
                        created_at: string;
                        differences: {
                            field: string;
                            values: string[];
                        }[];
                        group_id: string;
                        hypothesis: string | null;
                        name: string | null;
                        running: boolean;
                        total_cost: number;
                        videos: {
                            current_step: string | null;
                            current_words?: {
                                key: string;
                                values?: {
                                    [key: string]: string | number;
                                };
                            };
                            framework: string | null;
                            generation_time: number | null;
                            label: string;
                            prompt: string;
                            scores: {
                                name: string;
                                scored_by: string;
                                value: number;
                            }[];
                            settings: {
                                /**
                                 * @default 16:9
                                 * @enum {string}
                                 */
                                aspect_ratio: "16:9" | "9:16" | "1:1" | "4:5";
                                /** @default {} */
                                coherence: {
                                    [key: string]: boolean | number | string;
                                };
                                cta?: string;
                                duration?: number;
                                /** @default 30 */
                                fps: 24 | 25 | 30;
                                /** @enum {string} */
                                framework?: "AIDA" | "PAS" | "BAB";
                                music: {
                                    /** @default true */
                                    enabled: boolean;
                                    /** @enum {string} */
                                    genre?: "upbeat" | "chill" | "energetic" | "luxury" | "cinematic" | "playful";
                                };
                                num_clips?: number;
                                /**
                                 * @default replace
                                 * @enum {string}
                                 */
                                photo_background: "replace" | "keep";
                                product_name?: string;
                                /**
                                 * @default final
                                 * @enum {string}
                                 */
                                quality: "draft" | "final";
                                /** @default false */
                                review: boolean;
                                seed?: number;
                                /** @default [] */
                                style_keywords: string[];
                            };
                            texts: string[];
                            video: {
                                aspect_ratio: ("16:9" | "9:16" | "1:1" | "4:5") | null;
                                completed_at: string | null;
                                cost: number;
                                /** Format: date-time */
                                created_at: string;
                                duration: number | null;
                                error: string | null;
                                group_id?: string | null;
                                id: string;
                                /** @enum {string} */
                                mode: "guided" | "auto" | "chat";
                                number: number;
                                preview_url: string | null;
                                product_name: string | null;
                                progress: number;
                                prompt: string | null;
                                session_id: string;
                                shared: boolean;
                                /** @enum {string} */
                                status: "processing" | "completed" | "failed" | "canceled";
                                thumbnail_url: string | null;
                                title: string | null;
                                video_url: string | null;
                                waits_for_you?: boolean;
                            };
                        }[];
                        winner_id: string | null;
                    };
                };
            };
            /** @description What went wrong, and whether it cost anything */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    cancelComparison: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                group_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        message: string;
                        spent: number;
                        stopped: number;
                        /** @constant */
                        success: true;
                    };
                };
            };
            /** @description What went wrong, and whether it cost anything */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listComparisons: {
        parameters: {
            query?: {
                cursor?: string;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        comparisons: {
                            /** @enum {string} */
                            comparison_type: "settings" | "prompt" | "hook";
                            /** Format: date-time */
                            created_at: string;
                            group_id: string;
                            hypothesis: string | null;
                            name: string | null;
                            running: boolean;
                            thumbnail_urls: string[];
                            videos: number;
                            winner_id: string | null;
                        }[];
                        next_cursor: string | null;
                    };
                };
            };
            /** @description What went wrong, and whether it cost anything */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    composeFinalVideo: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /**
                     * @default 16:9
                     * @enum {string}
                     */
                    aspect_ratio?: "16:9" | "9:16" | "1:1" | "4:5";
                    /**
                     * @default {
                     *       "enabled": false,
                     *       "genre": "upbeat"
                     *     }
                     */
                    audio?: components["schemas"]["AudioConfigInput"];
                    /**
                     * @default picture
                     * @enum {string}
                     */
                    card_style?: "picture" | "colour";
                    grade?: {
                        /** @enum {string} */
                        preset: "none" | "warm" | "cool" | "cinematic" | "vibrant" | "luxury" | "muted" | "mono";
                        strength: number;
                    };
                    /** @default 1 */
                    intro_duration?: number;
                    models?: {
                        image?: string | null;
                        local_after?: ("text" | "image" | "video" | "music")[] | null;
                        music?: string | null;
                        text?: string | null;
                        video?: string | null;
                    };
                    /** @default 1 */
                    outro_duration?: number;
                    scene_texts?: {
                        scene: number;
                        text: string;
                    }[];
                    /** Format: uuid */
                    session_id: string;
                    text_overlay: components["schemas"]["TextOverlayInput"];
                    tier?: ("draft" | "production") | null;
                };
            };
        };
        responses: {
            /** @description Done */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        estimated_cost: number;
                        estimated_duration: number;
                        message: string;
                        models?: {
                            image?: string;
                            local_after?: ("text" | "image" | "video" | "music")[];
                            music?: string;
                            text?: string;
                            video?: string;
                        };
                        /** @constant */
                        status: "processing";
                        warnings?: string[];
                    };
                };
            };
            /** @description What went wrong, and whether it cost anything */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    generate: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /**
                     * @default 16:9
                     * @enum {string}
                     */
                    aspect_ratio?: "16:9" | "9:16" | "1:1" | "4:5";
                    budget?: number;
                    /** @default {} */
                    coherence?: {
                        [key: string]: boolean | number | string;
                    };
                    cta?: string;
                    duration?: number;
                    /** @default 30 */
                    fps?: 24 | 25 | 30;
                    /** @enum {string} */
                    framework?: "AIDA" | "PAS" | "BAB";
                    models?: {
                        image?: string | null;
                        local_after?: ("text" | "image" | "video" | "music")[] | null;
                        music?: string | null;
                        text?: string | null;
                        video?: string | null;
                    };
                    /** @default {} */
                    music?: {
                        /** @default true */
                        enabled?: boolean;
                        /** @enum {string} */
                        genre?: "upbeat" | "chill" | "energetic" | "luxury" | "cinematic" | "playful";
                    };
                    num_clips?: number;
                    /**
                     * @default replace
                     * @enum {string}
                     */
                    photo_background?: "replace" | "keep";
                    product_name?: string;
                    prompt: string;
                    /**
                     * @default final
                     * @enum {string}
                     */
                    quality?: "draft" | "final";
                    /** @default false */
                    review?: boolean;
                    seed?: number;
                    /** Format: uuid */
                    session_id?: string;
                    /** @default [] */
                    style_keywords?: string[];
                    tier?: ("draft" | "production") | null;
                };
            };
        };
        responses: {
            /** @description Done */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        estimated_cost: number;
                        estimated_duration: number;
                        generation_id: string;
                        message: string;
                        models?: {
                            image?: string;
                            local_after?: ("text" | "image" | "video" | "music")[];
                            music?: string;
                            text?: string;
                            video?: string;
                        };
                        session_id: string;
                        /** @constant */
                        status: "processing";
                        warnings?: string[];
                    };
                };
            };
            /** @description What went wrong, and whether it cost anything */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    generateClips: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @default 3 */
                    clip_duration?: number;
                    models?: {
                        image?: string | null;
                        local_after?: ("text" | "image" | "video" | "music")[] | null;
                        music?: string | null;
                        text?: string | null;
                        video?: string | null;
                    };
                    plan_version?: number;
                    scenes?: components["schemas"]["PlannedSceneInput"][];
                    seed?: number;
                    /** Format: uuid */
                    session_id: string;
                    tier?: ("draft" | "production") | null;
                    video_prompt: string;
                };
            };
        };
        responses: {
            /** @description Done */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        estimated_cost: number;
                        estimated_duration: number;
                        message: string;
                        models?: {
                            image?: string;
                            local_after?: ("text" | "image" | "video" | "music")[];
                            music?: string;
                            text?: string;
                            video?: string;
                        };
                        /** @constant */
                        status: "processing";
                        warnings?: string[];
                    };
                };
            };
            /** @description What went wrong, and whether it cost anything */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    generateImages: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    models?: {
                        image?: string | null;
                        local_after?: ("text" | "image" | "video" | "music")[] | null;
                        music?: string | null;
                        text?: string | null;
                        video?: string | null;
                    };
                    /** @default 6 */
                    num_images?: number;
                    /**
                     * @default replace
                     * @enum {string}
                     */
                    photo_background?: "replace" | "keep";
                    product_prompt: string;
                    seed?: number;
                    /** Format: uuid */
                    session_id: string;
                    /** @default [] */
                    style_keywords?: string[];
                    tier?: ("draft" | "production") | null;
                };
            };
        };
        responses: {
            /** @description Done */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        estimated_cost: number;
                        estimated_duration: number;
                        message: string;
                        models?: {
                            image?: string;
                            local_after?: ("text" | "image" | "video" | "music")[];
                            music?: string;
                            text?: string;
                            video?: string;
                        };
                        /** @constant */
                        status: "processing";
                        warnings?: string[];
                    };
                };
            };
            /** @description What went wrong, and whether it cost anything */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    generateParallel: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @enum {string} */
                    comparison_type: "settings" | "prompt";
                    hypothesis?: string;
                    name?: string;
                    /** Format: uuid */
                    photo_session_id?: string;
                    variations: {
                        /**
                         * @default 16:9
                         * @enum {string}
                         */
                        aspect_ratio?: "16:9" | "9:16" | "1:1" | "4:5";
                        budget?: number;
                        /** @default {} */
                        coherence?: {
                            [key: string]: boolean | number | string;
                        };
                        cta?: string;
                        duration?: number;
                        /** @default 30 */
                        fps?: 24 | 25 | 30;
                        /** @enum {string} */
                        framework?: "AIDA" | "PAS" | "BAB";
                        label?: string;
                        models?: {
                            image?: string | null;
                            local_after?: ("text" | "image" | "video" | "music")[] | null;
                            music?: string | null;
                            text?: string | null;
                            video?: string | null;
                        };
                        /** @default {} */
                        music?: {
                            /** @default true */
                            enabled?: boolean;
                            /** @enum {string} */
                            genre?: "upbeat" | "chill" | "energetic" | "luxury" | "cinematic" | "playful";
                        };
                        num_clips?: number;
                        /**
                         * @default replace
                         * @enum {string}
                         */
                        photo_background?: "replace" | "keep";
                        product_name?: string;
                        prompt: string;
                        /**
                         * @default final
                         * @enum {string}
                         */
                        quality?: "draft" | "final";
                        /** @default false */
                        review?: boolean;
                        seed?: number;
                        /** @default [] */
                        style_keywords?: string[];
                        tier?: ("draft" | "production") | null;
                    }[];
                };
            };
        };
        responses: {
            /** @description Done */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        costs: number[];
                        estimated_cost: number;
                        estimated_duration: number;
                        generation_ids: string[];
                        group_id: string;
                        message: string;
                        models?: {
                            image?: string;
                            local_after?: ("text" | "image" | "video" | "music")[];
                            music?: string;
                            text?: string;
                            video?: string;
                        };
                        saved: number;
                        session_ids: string[];
                        /** @constant */
                        status: "processing";
                        warnings?: string[];
                    };
                };
            };
            /** @description What went wrong, and whether it cost anything */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    estimateParallel: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @enum {string} */
                    comparison_type: "settings" | "prompt";
                    hypothesis?: string;
                    name?: string;
                    /** Format: uuid */
                    photo_session_id?: string;
                    variations: {
                        /**
                         * @default 16:9
                         * @enum {string}
                         */
                        aspect_ratio?: "16:9" | "9:16" | "1:1" | "4:5";
                        budget?: number;
                        /** @default {} */
                        coherence?: {
                            [key: string]: boolean | number | string;
                        };
                        cta?: string;
                        duration?: number;
                        /** @default 30 */
                        fps?: 24 | 25 | 30;
                        /** @enum {string} */
                        framework?: "AIDA" | "PAS" | "BAB";
                        label?: string;
                        models?: {
                            image?: string | null;
                            local_after?: ("text" | "image" | "video" | "music")[] | null;
                            music?: string | null;
                            text?: string | null;
                            video?: string | null;
                        };
                        /** @default {} */
                        music?: {
                            /** @default true */
                            enabled?: boolean;
                            /** @enum {string} */
                            genre?: "upbeat" | "chill" | "energetic" | "luxury" | "cinematic" | "playful";
                        };
                        num_clips?: number;
                        /**
                         * @default replace
                         * @enum {string}
                         */
                        photo_background?: "replace" | "keep";
                        product_name?: string;
                        prompt: string;
                        /**
                         * @default final
                         * @enum {string}
                         */
                        quality?: "draft" | "final";
                        /** @default false */
                        review?: boolean;
                        seed?: number;
                        /** @default [] */
                        style_keywords?: string[];
                        tier?: ("draft" | "production") | null;
                    }[];
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        costs: number[];
                        estimated_cost: number;
                        estimated_duration: number;
                        saved: number;
                    };
                };
            };
            /** @description What went wrong, and whether it cost anything */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listGenerations: {
        parameters: {
            query?: {
                cursor?: string;
                limit?: number;
                q?: string;
                session_id?: string;
                sort?: "newest" | "oldest" | "longest" | "cost";
                status?: "processing" | "completed" | "failed" | "canceled";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        generations: {
                            aspect_ratio: ("16:9" | "9:16" | "1:1" | "4:5") | null;
                            completed_at: string | null;
                            cost: number;
                            /** Format: date-time */
                            created_at: string;
                            duration: number | null;
                            error: string | null;
                            group_id?: string | null;
                            id: string;
                            /** @enum {string} */
                            mode: "guided" | "auto" | "chat";
                            number: number;
                            preview_url: string | null;
                            product_name: string | null;
                            progress: number;
                            prompt: string | null;
                            session_id: string;
                            shared: boolean;
                            /** @enum {string} */
                            status: "processing" | "completed" | "failed" | "canceled";
                            thumbnail_url: string | null;
                            title: string | null;
                            video_url: string | null;
                            waits_for_you?: boolean;
                        }[];
                        next_cursor: string | null;
                        total: number;
                    };
                };
            };
            /** @description What went wrong, and whether it cost anything */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getGeneration: {
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
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        aspect_ratio: ("16:9" | "9:16" | "1:1" | "4:5") | null;
                        completed_at: string | null;
                        cost: number;
                        /** Format: date-time */
                        created_at: string;
                        duration: number | null;
                        error: string | null;
                        group_id?: string | null;
                        id: string;
                        /** @enum {string} */
                        mode: "guided" | "auto" | "chat";
                        number: number;
                        preview_url: string | null;
                        product_name: string | null;
                        progress: number;
                        prompt: string | null;
                        session_id: string;
                        settings: components["schemas"]["CompositionSettings"] | null;
                        share: {
                            /** Format: date-time */
                            created_at: string;
                            expires_at: string | null;
                            indexable: boolean;
                            local_only: boolean;
                            token: string;
                            url: string;
                        } | null;
                        shared: boolean;
                        /** @enum {string} */
                        status: "processing" | "completed" | "failed" | "canceled";
                        thumbnail_url: string | null;
                        title: string | null;
                        video: components["schemas"]["FinalVideo"] | null;
                        video_url: string | null;
                        waits_for_you?: boolean;
                    };
                };
            };
            /** @description What went wrong, and whether it cost anything */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    deleteGeneration: {
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
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        files_removed: number;
                        /** @constant */
                        success: true;
                    };
                };
            };
            /** @description What went wrong, and whether it cost anything */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    renameGeneration: {
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
                "application/json": {
                    title: string | null;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        aspect_ratio: ("16:9" | "9:16" | "1:1" | "4:5") | null;
                        completed_at: string | null;
                        cost: number;
                        /** Format: date-time */
                        created_at: string;
                        duration: number | null;
                        error: string | null;
                        group_id?: string | null;
                        id: string;
                        /** @enum {string} */
                        mode: "guided" | "auto" | "chat";
                        number: number;
                        preview_url: string | null;
                        product_name: string | null;
                        progress: number;
                        prompt: string | null;
                        session_id: string;
                        shared: boolean;
                        /** @enum {string} */
                        status: "processing" | "completed" | "failed" | "canceled";
                        thumbnail_url: string | null;
                        title: string | null;
                        video_url: string | null;
                        waits_for_you?: boolean;
                    };
                };
            };
            /** @description What went wrong, and whether it cost anything */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    cancelGeneration: {
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
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        message: string;
                        spent: number;
                        stage: components["schemas"]["Stage"];
                        /** @constant */
                        success: true;
                    };
                };
            };
            /** @description What went wrong, and whether it cost anything */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    generateHooks: {
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
                "application/json": {
                    hooks: {
                        duration?: number;
                        label?: string;
                        /** @default  */
                        overlay_text?: string;
                        visual_prompt: string;
                    }[];
                    hypothesis?: string;
                    name?: string;
                };
            };
        };
        responses: {
            /** @description Done */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        costs: number[];
                        estimated_cost: number;
                        estimated_duration: number;
                        generation_ids: string[];
                        group_id: string;
                        message: string;
                        models?: {
                            image?: string;
                            local_after?: ("text" | "image" | "video" | "music")[];
                            music?: string;
                            text?: string;
                            video?: string;
                        };
                        saved: number;
                        session_ids: string[];
                        /** @constant */
                        status: "processing";
                        warnings?: string[];
                    };
                };
            };
            /** @description What went wrong, and whether it cost anything */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    estimateHooks: {
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
                "application/json": {
                    hooks: {
                        duration?: number;
                        label?: string;
                        /** @default  */
                        overlay_text?: string;
                        visual_prompt: string;
                    }[];
                    hypothesis?: string;
                    name?: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        costs: number[];
                        estimated_cost: number;
                        estimated_duration: number;
                        saved: number;
                    };
                };
            };
            /** @description What went wrong, and whether it cost anything */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    shareGeneration: {
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
                "application/json": {
                    /** @default null */
                    expires_in_days?: number | null;
                    /** @default false */
                    indexable?: boolean;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: date-time */
                        created_at: string;
                        expires_at: string | null;
                        indexable: boolean;
                        local_only: boolean;
                        token: string;
                        url: string;
                    };
                };
            };
            /** @description What went wrong, and whether it cost anything */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    revokeShare: {
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
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @constant */
                        success: true;
                    };
                };
            };
            /** @description What went wrong, and whether it cost anything */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getGenerationStatus: {
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
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        cost: number;
                        current_step: string;
                        current_words?: {
                            key: string;
                            values?: {
                                [key: string]: string | number;
                            };
                        };
                        error: string | null;
                        id: string;
                        progress: number;
                        session_id: string;
                        stage: components["schemas"]["Stage"];
                        /** @enum {string} */
                        status: "processing" | "completed" | "failed" | "canceled";
                    };
                };
            };
            /** @description What went wrong, and whether it cost anything */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    apiHealth: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        demo: boolean;
                        /** @enum {string} */
                        role: "all" | "api" | "worker";
                        /** @constant */
                        status: "healthy";
                        version: string;
                    };
                };
            };
            /** @description What went wrong, and whether it cost anything */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listModels: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        providers: {
                            available: boolean;
                            how: string | null;
                            label: string;
                            provider: string;
                        }[];
                        stages: {
                            default: string;
                            /** @enum {string} */
                            kind: "text" | "image" | "video" | "music";
                            local_after: boolean;
                            models: {
                                available: boolean;
                                capabilities: string[];
                                durations: ({
                                    values: number[];
                                } | {
                                    max: number;
                                    min: number;
                                }) | null;
                                id: string;
                                label: string;
                                latency: number;
                                limits: {
                                    at_once: number;
                                    prompt: number | null;
                                    references: number;
                                    seconds: number;
                                };
                                missing: {
                                    capability: string;
                                    reason: string;
                                }[];
                                model: string;
                                needs: string[];
                                note: string | null;
                                price: {
                                    checked_at: string;
                                    confirmed: boolean;
                                    source: string;
                                    typical: number;
                                    unit: string;
                                    usd: number | null;
                                };
                                provider: string;
                                ratios: string[] | null;
                                reason: string | null;
                                resolutions: string[] | null;
                                tiers: ("draft" | "production")[];
                            }[];
                            order: string[];
                            tiers: {
                                draft: string;
                                production: string;
                            };
                        }[];
                        /** @enum {string} */
                        tier: "draft" | "production";
                    };
                };
            };
            /** @description What went wrong, and whether it cost anything */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    options: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        aspect_ratios: string[];
                        demo: boolean;
                        fonts: {
                            id: string;
                            name: string;
                            weight: number;
                        }[];
                        genres: string[];
                        style_keywords: string[];
                    };
                };
            };
            /** @description What went wrong, and whether it cost anything */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listReceipts: {
        parameters: {
            query?: {
                cursor?: string;
                from?: string;
                kind?: "text" | "image" | "video" | "music" | "render";
                limit?: number;
                model?: string;
                money?: "reserved" | "submitted" | "settled" | "refunded" | "unknown";
                paid?: "true" | "false";
                session_id?: string;
                to?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        models: string[];
                        next_cursor: string | null;
                        receipts: {
                            ad: string | null;
                            agent: string;
                            cached: boolean;
                            /** Format: date-time */
                            created_at: string;
                            error: string | null;
                            fallback_of?: string | null;
                            id: string;
                            /** @enum {string} */
                            kind: "text" | "image" | "video" | "music" | "render";
                            model: string;
                            /** @enum {string} */
                            money: "reserved" | "submitted" | "settled" | "refunded" | "unknown";
                            part: string;
                            provider: string;
                            provider_id: string | null;
                            reserved: number;
                            session_id: string;
                            settled: number | null;
                            settled_at: string | null;
                            /** @enum {string} */
                            state: "reserved" | "submitted" | "succeeded" | "failed" | "canceled" | "unknown";
                        }[];
                        totals: {
                            count: number;
                            held: number;
                            settled: number;
                        };
                    };
                };
            };
            /** @description What went wrong, and whether it cost anything */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    saveApprovedClips: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    approved_clip_ids: string[];
                    clip_order?: string[];
                    /** Format: uuid */
                    session_id: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        approved_count: number;
                        estimated_duration: number;
                        message: string;
                        /** @constant */
                        success: true;
                    };
                };
            };
            /** @description What went wrong, and whether it cost anything */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    saveApprovedImages: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    approved_image_ids: string[];
                    /** Format: uuid */
                    session_id: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        approved_count: number;
                        message: string;
                        /** @constant */
                        success: true;
                    };
                };
            };
            /** @description What went wrong, and whether it cost anything */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listSessions: {
        parameters: {
            query?: {
                cursor?: string;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        next_cursor: string | null;
                        sessions: components["schemas"]["SessionSummary"][];
                    };
                };
            };
            /** @description What went wrong, and whether it cost anything */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getSession: {
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
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SessionResponse"];
                };
            };
            /** @description What went wrong, and whether it cost anything */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    setSessionBudget: {
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
                "application/json": {
                    budget: number;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        budget: number;
                        total_cost: number;
                    };
                };
            };
            /** @description What went wrong, and whether it cost anything */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    settleCall: {
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
                "application/json": {
                    call_id: string;
                    /** @enum {string} */
                    word?: "arrived" | "did_not_arrive";
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        message: string;
                        settled: number | null;
                        /** @enum {string} */
                        state: "succeeded" | "failed" | "unknown" | "running" | "checking";
                        waiting?: boolean;
                    };
                };
            };
            /** @description What went wrong, and whether it cost anything */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    cancelSession: {
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
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        message: string;
                        spent: number;
                        stage: components["schemas"]["Stage"];
                        /** @constant */
                        success: true;
                    };
                };
            };
            /** @description What went wrong, and whether it cost anything */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    retakeClip: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                asset_id: string;
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @enum {string} */
                    camera_movement?: "static" | "slow zoom in" | "slow zoom out" | "dolly in" | "dolly out" | "truck left" | "truck right" | "pan left" | "pan right" | "tilt up" | "tilt down" | "orbit left" | "orbit right" | "crane up" | "crane down" | "handheld";
                    clip_duration?: number;
                    motion_intensity?: number;
                    prompt?: string;
                };
            };
        };
        responses: {
            /** @description Done */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        estimated_cost: number;
                        estimated_duration: number;
                        message: string;
                        models?: {
                            image?: string;
                            local_after?: ("text" | "image" | "video" | "music")[];
                            music?: string;
                            text?: string;
                            video?: string;
                        };
                        /** @constant */
                        status: "processing";
                        warnings?: string[];
                    };
                };
            };
            /** @description What went wrong, and whether it cost anything */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getCosts: {
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
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CostBreakdown"];
                };
            };
            /** @description What went wrong, and whether it cost anything */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    estimate: {
        parameters: {
            query: {
                action: "images" | "clips" | "composition" | "plan" | "more_images" | "more_clips" | "auto";
                clip_duration?: number;
                count?: number;
                duration?: number;
                durations?: string;
                model?: string;
                music?: "on" | "off";
                parallel?: "on" | "off";
                tier?: "draft" | "production";
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        count: number;
                        estimated_cost: number;
                        estimated_duration: number;
                        model: string;
                        model_id?: string;
                        provider: string;
                        unit_cost: number;
                        warnings?: string[];
                    };
                };
            };
            /** @description What went wrong, and whether it cost anything */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listExports: {
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
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        exports: {
                            batch_id: string;
                            /** Format: date-time */
                            created_at: string;
                            download_url: string | null;
                            duration: number | null;
                            error: string | null;
                            file_size_mb: number | null;
                            generation_id: string;
                            id: string;
                            lufs: number | null;
                            placement: string | null;
                            progress: number;
                            /** @enum {string} */
                            quality: "draft" | "final";
                            /** @enum {string} */
                            ratio: "16:9" | "9:16" | "1:1" | "4:5";
                            resolution: string | null;
                            /** @enum {string} */
                            status: "processing" | "completed" | "failed" | "canceled";
                            thumbnail_url: string | null;
                            url: string | null;
                            warnings: string[];
                        }[];
                        versions: {
                            /** Format: date-time */
                            created_at: string;
                            duration: number | null;
                            generation_id: string;
                            number: number;
                            settings: components["schemas"]["CompositionSettings"] | null;
                            thumbnail_url: string | null;
                            url: string | null;
                        }[];
                    };
                };
            };
            /** @description What went wrong, and whether it cost anything */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    createExports: {
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
                "application/json": {
                    /** Format: uuid */
                    generation_id?: string;
                    /** @enum {string} */
                    placement?: "instagram_reels" | "meta_feed" | "tiktok" | "youtube_shorts" | "youtube_in_stream" | "amazon_sponsored_brands" | "television";
                    /**
                     * @default final
                     * @enum {string}
                     */
                    quality?: "draft" | "final";
                    ratios?: ("16:9" | "9:16" | "1:1" | "4:5")[];
                };
            };
        };
        responses: {
            /** @description Done */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        batch_id: string;
                        estimated_cost: number;
                        estimated_duration: number;
                        exports: {
                            batch_id: string;
                            /** Format: date-time */
                            created_at: string;
                            download_url: string | null;
                            duration: number | null;
                            error: string | null;
                            file_size_mb: number | null;
                            generation_id: string;
                            id: string;
                            lufs: number | null;
                            placement: string | null;
                            progress: number;
                            /** @enum {string} */
                            quality: "draft" | "final";
                            /** @enum {string} */
                            ratio: "16:9" | "9:16" | "1:1" | "4:5";
                            resolution: string | null;
                            /** @enum {string} */
                            status: "processing" | "completed" | "failed" | "canceled";
                            thumbnail_url: string | null;
                            url: string | null;
                            warnings: string[];
                        }[];
                        message: string;
                        /** @constant */
                        status: "processing";
                    };
                };
            };
            /** @description What went wrong, and whether it cost anything */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    cancelExports: {
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
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        canceled: number;
                        message: string;
                        /** @constant */
                        success: true;
                    };
                };
            };
            /** @description What went wrong, and whether it cost anything */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    retakeImage: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                asset_id: string;
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    prompt?: string;
                };
            };
        };
        responses: {
            /** @description Done */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        estimated_cost: number;
                        estimated_duration: number;
                        message: string;
                        models?: {
                            image?: string;
                            local_after?: ("text" | "image" | "video" | "music")[];
                            music?: string;
                            text?: string;
                            video?: string;
                        };
                        /** @constant */
                        status: "processing";
                        warnings?: string[];
                    };
                };
            };
            /** @description What went wrong, and whether it cost anything */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    imageVariations: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                asset_id: string;
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @default 3 */
                    count?: number;
                };
            };
        };
        responses: {
            /** @description Done */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        estimated_cost: number;
                        estimated_duration: number;
                        message: string;
                        models?: {
                            image?: string;
                            local_after?: ("text" | "image" | "video" | "music")[];
                            music?: string;
                            text?: string;
                            video?: string;
                        };
                        /** @constant */
                        status: "processing";
                        warnings?: string[];
                    };
                };
            };
            /** @description What went wrong, and whether it cost anything */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    rewritePart: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                part: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    prompt?: string;
                };
            };
        };
        responses: {
            /** @description Done */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        estimated_cost: number;
                        estimated_duration: number;
                        message: string;
                        models?: {
                            image?: string;
                            local_after?: ("text" | "image" | "video" | "music")[];
                            music?: string;
                            text?: string;
                            video?: string;
                        };
                        /** @constant */
                        status: "processing";
                        warnings?: string[];
                    };
                };
            };
            /** @description What went wrong, and whether it cost anything */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listPhotos: {
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
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        photos: {
                            content_type: string;
                            /** Format: date-time */
                            created_at: string;
                            cutout?: {
                                /** @enum {string} */
                                choice: "cut" | "keep" | "crop";
                                edited: boolean;
                                glass: boolean;
                            };
                            height: number;
                            id: string;
                            url: string;
                            width: number;
                        }[];
                    };
                };
            };
            /** @description What went wrong, and whether it cost anything */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    orderPhotos: {
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
                "application/json": {
                    photo_ids: string[];
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        photos: {
                            content_type: string;
                            /** Format: date-time */
                            created_at: string;
                            cutout?: {
                                /** @enum {string} */
                                choice: "cut" | "keep" | "crop";
                                edited: boolean;
                                glass: boolean;
                            };
                            height: number;
                            id: string;
                            url: string;
                            width: number;
                        }[];
                    };
                };
            };
            /** @description What went wrong, and whether it cost anything */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getCutout: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                photo_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        choice: "cut" | "keep" | "crop";
                        confidence: number;
                        crop: {
                            height: number;
                            width: number;
                            x: number;
                            y: number;
                        } | null;
                        doubtful: {
                            height: number;
                            width: number;
                            x: number;
                            y: number;
                        }[];
                        edited: boolean;
                        /** @enum {string} */
                        found_by: "model" | "backdrop" | "file" | "nothing";
                        found_mask_url: string;
                        glass: boolean;
                        height: number;
                        hints: ("nothing_found" | "edge_uncertain" | "busy_background" | "may_be_glass" | "model_missing")[];
                        mask_url: string;
                        model_missing: string | null;
                        width: number;
                    };
                };
            };
            /** @description What went wrong, and whether it cost anything */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    setCutout: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                photo_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @enum {string} */
                    choice: "cut" | "keep" | "crop";
                    crop?: {
                        height: number;
                        width: number;
                        x: number;
                        y: number;
                    };
                    /** @default false */
                    found_mask?: boolean;
                    /** @default false */
                    glass?: boolean;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        choice: "cut" | "keep" | "crop";
                        confidence: number;
                        crop: {
                            height: number;
                            width: number;
                            x: number;
                            y: number;
                        } | null;
                        doubtful: {
                            height: number;
                            width: number;
                            x: number;
                            y: number;
                        }[];
                        edited: boolean;
                        /** @enum {string} */
                        found_by: "model" | "backdrop" | "file" | "nothing";
                        found_mask_url: string;
                        glass: boolean;
                        height: number;
                        hints: ("nothing_found" | "edge_uncertain" | "busy_background" | "may_be_glass" | "model_missing")[];
                        mask_url: string;
                        model_missing: string | null;
                        width: number;
                    };
                };
            };
            /** @description What went wrong, and whether it cost anything */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    chooseTake: {
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
                "application/json": {
                    /** Format: uuid */
                    asset_id: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        approved_images: string[];
                        asset_id: string;
                        clip_order: string[];
                        slot: string;
                        /** @constant */
                        success: true;
                    };
                };
            };
            /** @description What went wrong, and whether it cost anything */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    savePlan: {
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
                "application/json": {
                    clip_duration?: number;
                    scenes: {
                        /** @enum {string} */
                        camera_movement: "static" | "slow zoom in" | "slow zoom out" | "dolly in" | "dolly out" | "truck left" | "truck right" | "pan left" | "pan right" | "tilt up" | "tilt down" | "orbit left" | "orbit right" | "crane up" | "crane down" | "handheld";
                        duration?: number;
                        image_id: string;
                        /** @enum {string} */
                        image_view: "front" | "side" | "back" | "top" | "detail" | "lifestyle";
                        motion_intensity: number;
                        scene_prompt: string;
                    }[];
                    version: number;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PlanView"];
                };
            };
            /** @description What went wrong, and whether it cost anything */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    planScenes: {
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
                "application/json": {
                    /** @default 3 */
                    clip_duration?: number;
                    /** @default false */
                    only_missing?: boolean;
                    video_prompt: string;
                };
            };
        };
        responses: {
            /** @description Done */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        estimated_cost: number;
                        estimated_duration: number;
                        message: string;
                        models?: {
                            image?: string;
                            local_after?: ("text" | "image" | "video" | "music")[];
                            music?: string;
                            text?: string;
                            video?: string;
                        };
                        /** @constant */
                        status: "processing";
                        warnings?: string[];
                    };
                };
            };
            /** @description What went wrong, and whether it cost anything */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    retrySession: {
        parameters: {
            query?: {
                part?: string;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        estimated_cost: number;
                        estimated_duration: number;
                        message: string;
                        models?: {
                            image?: string;
                            local_after?: ("text" | "image" | "video" | "music")[];
                            music?: string;
                            text?: string;
                            video?: string;
                        };
                        /** @constant */
                        status: "processing";
                        warnings?: string[];
                    };
                };
            };
            /** @description What went wrong, and whether it cost anything */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getStoryboard: {
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
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        editable: boolean;
                        enhanced_prompt: {
                            final_score: number;
                            initial_score: number;
                            iterations: number;
                            status: string;
                            text: string;
                            versions?: {
                                critique: string | null;
                                round: number;
                                score: number | null;
                                text: string;
                                written_by: string;
                            }[];
                        } | null;
                        estimated_cost: number;
                        estimated_duration: number;
                        files: string[];
                        generation_id: string;
                        narrative: {
                            brand_narrative: string;
                            emotional_arc: {
                                emotion: string;
                                intensity: number;
                                scene: number;
                            }[];
                            overall_story: string[];
                            product_reveal: {
                                scene: number;
                                shown: string;
                                /** @enum {string} */
                                stage: "hidden" | "partial" | "full";
                            }[];
                            rounds: {
                                critique: string;
                                round: number;
                                score: number;
                                scored_by: string;
                                scores: {
                                    brand_integration: number;
                                    coherence: number;
                                    emotional_arc: number;
                                    framework_alignment: number;
                                    scene_connections: number;
                                    visual_progression: number;
                                };
                                written_by: string;
                            }[];
                            scene_connections: {
                                from: number;
                                narrative: string;
                                to: number;
                                visual: string;
                            }[];
                            score: number;
                            scores: {
                                brand_integration: number;
                                coherence: number;
                                emotional_arc: number;
                                framework_alignment: number;
                                scene_connections: number;
                                visual_progression: number;
                            };
                            visual_progression: {
                                look: string;
                                scene: number;
                            }[];
                            written_by: string;
                        } | null;
                        plan: {
                            consistency_groups: {
                                entity: string;
                                id: string;
                                requirement: string;
                                scenes: number[];
                                seed: number;
                            }[];
                            entities: {
                                description: string;
                                id: string;
                                /** @enum {string} */
                                kind: "product" | "character" | "place" | "brand";
                                name: string;
                                visual_requirements: string[];
                            }[];
                            narrative_flow: {
                                role: string;
                                scene: number;
                            }[];
                            planned_by: string;
                            scene_dependencies: {
                                chained?: boolean;
                                depends_on: number;
                                /** @enum {string} */
                                kind: "continues" | "contrasts" | "same_entity";
                                reason: string;
                                scene: number;
                            }[];
                            shot_list: {
                                /** @enum {string} */
                                camera_movement: "static" | "slow zoom in" | "slow zoom out" | "dolly in" | "dolly out" | "truck left" | "truck right" | "pan left" | "pan right" | "tilt up" | "tilt down" | "orbit left" | "orbit right" | "crane up" | "crane down" | "handheld";
                                consistency_markers: string[];
                                continuity: string;
                                description: string;
                                duration: number;
                                lens_type: string;
                                perspective: string;
                                scene_number: number;
                                shot_number: number;
                                shot_size: string;
                            }[];
                        } | null;
                        prompt: string;
                        scene_prompts: {
                            consistency_groups: string[];
                            image_prompt: string;
                            negative_prompt: string;
                            references: string[];
                            scene: number;
                            seed: number;
                            video_prompt: string;
                        }[];
                        scenes: {
                            beat: string;
                            /** @enum {string} */
                            camera_movement: "static" | "slow zoom in" | "slow zoom out" | "dolly in" | "dolly out" | "truck left" | "truck right" | "pan left" | "pan right" | "tilt up" | "tilt down" | "orbit left" | "orbit right" | "crane up" | "crane down" | "handheld";
                            clip_id: string | null;
                            clip_url: string | null;
                            duration: number;
                            image_id: string | null;
                            image_url: string | null;
                            lens_type: string;
                            motion_intensity: number;
                            number: number;
                            overlay_text: string;
                            perspective: string;
                            place: string;
                            poster_url: string | null;
                            purpose: string;
                            shot_size: string;
                            sound: ("whoosh" | "hit" | "riser") | null;
                            style: string[];
                            /** @enum {string} */
                            transition: "cut" | "crossfade" | "dissolve" | "slide" | "wipe" | "zoom";
                            transition_reason: string;
                            /** @enum {string} */
                            view_type: "front" | "side" | "back" | "top" | "detail" | "lifestyle";
                            visual_prompt: string;
                        }[];
                        session_id: string;
                        settings: {
                            /**
                             * @default 16:9
                             * @enum {string}
                             */
                            aspect_ratio: "16:9" | "9:16" | "1:1" | "4:5";
                            /** @default {} */
                            coherence: {
                                [key: string]: boolean | number | string;
                            };
                            cta?: string;
                            duration?: number;
                            /** @default 30 */
                            fps: 24 | 25 | 30;
                            /** @enum {string} */
                            framework?: "AIDA" | "PAS" | "BAB";
                            music: {
                                /** @default true */
                                enabled: boolean;
                                /** @enum {string} */
                                genre?: "upbeat" | "chill" | "energetic" | "luxury" | "cinematic" | "playful";
                            };
                            num_clips?: number;
                            /**
                             * @default replace
                             * @enum {string}
                             */
                            photo_background: "replace" | "keep";
                            product_name?: string;
                            /**
                             * @default final
                             * @enum {string}
                             */
                            quality: "draft" | "final";
                            /** @default false */
                            review: boolean;
                            seed?: number;
                            /** @default [] */
                            style_keywords: string[];
                        };
                        specification: {
                            brand: {
                                audience: string | null;
                                colors: string[];
                                /** @default Montserrat-Bold */
                                font: string;
                                never: string[];
                                style_keywords: string[];
                                /** @default #FFFFFF */
                                text_color: string;
                                tone: string;
                            };
                            cta: string;
                            framework: {
                                /** @enum {string} */
                                name: "AIDA" | "PAS" | "BAB";
                                reason: string;
                            };
                            grade: {
                                /** @enum {string} */
                                preset: "none" | "warm" | "cool" | "cinematic" | "vibrant" | "luxury" | "muted" | "mono";
                                reason: string;
                                strength: number;
                            };
                            music: {
                                /** @enum {string} */
                                genre: "upbeat" | "chill" | "energetic" | "luxury" | "cinematic" | "playful";
                                reason: string;
                            };
                            product: {
                                description: string;
                                features: string[];
                                name: string;
                            };
                            scenes: {
                                beat: string;
                                /** @enum {string} */
                                camera_movement: "static" | "slow zoom in" | "slow zoom out" | "dolly in" | "dolly out" | "truck left" | "truck right" | "pan left" | "pan right" | "tilt up" | "tilt down" | "orbit left" | "orbit right" | "crane up" | "crane down" | "handheld";
                                duration: number;
                                lens_type: string;
                                motion_intensity: number;
                                number: number;
                                overlay_text: string;
                                perspective: string;
                                place: string;
                                purpose: string;
                                shot_size: string;
                                sound: ("whoosh" | "hit" | "riser") | null;
                                style: string[];
                                /** @enum {string} */
                                transition: "cut" | "crossfade" | "dissolve" | "slide" | "wipe" | "zoom";
                                transition_reason: string;
                                /** @enum {string} */
                                view_type: "front" | "side" | "back" | "top" | "detail" | "lifestyle";
                                visual_prompt: string;
                            }[];
                            written_by: string;
                        } | null;
                        /** @enum {string} */
                        status: "planning" | "review" | "approved";
                    };
                };
            };
            /** @description What went wrong, and whether it cost anything */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    editStoryboard: {
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
                "application/json": {
                    cta?: string;
                    /** @enum {string} */
                    genre?: "upbeat" | "chill" | "energetic" | "luxury" | "cinematic" | "playful";
                    product_name?: string;
                    scenes: {
                        /** @enum {string} */
                        camera_movement?: "static" | "slow zoom in" | "slow zoom out" | "dolly in" | "dolly out" | "truck left" | "truck right" | "pan left" | "pan right" | "tilt up" | "tilt down" | "orbit left" | "orbit right" | "crane up" | "crane down" | "handheld";
                        duration: number;
                        number?: number;
                        overlay_text: string;
                        /** @enum {string} */
                        transition?: "cut" | "crossfade" | "dissolve" | "slide" | "wipe" | "zoom";
                        /** @enum {string} */
                        view_type?: "front" | "side" | "back" | "top" | "detail" | "lifestyle";
                        visual_prompt: string;
                    }[];
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        editable: boolean;
                        enhanced_prompt: {
                            final_score: number;
                            initial_score: number;
                            iterations: number;
                            status: string;
                            text: string;
                            versions?: {
                                critique: string | null;
                                round: number;
                                score: number | null;
                                text: string;
                                written_by: string;
                            }[];
                        } | null;
                        estimated_cost: number;
                        estimated_duration: number;
                        files: string[];
                        generation_id: string;
                        narrative: {
                            brand_narrative: string;
                            emotional_arc: {
                                emotion: string;
                                intensity: number;
                                scene: number;
                            }[];
                            overall_story: string[];
                            product_reveal: {
                                scene: number;
                                shown: string;
                                /** @enum {string} */
                                stage: "hidden" | "partial" | "full";
                            }[];
                            rounds: {
                                critique: string;
                                round: number;
                                score: number;
                                scored_by: string;
                                scores: {
                                    brand_integration: number;
                                    coherence: number;
                                    emotional_arc: number;
                                    framework_alignment: number;
                                    scene_connections: number;
                                    visual_progression: number;
                                };
                                written_by: string;
                            }[];
                            scene_connections: {
                                from: number;
                                narrative: string;
                                to: number;
                                visual: string;
                            }[];
                            score: number;
                            scores: {
                                brand_integration: number;
                                coherence: number;
                                emotional_arc: number;
                                framework_alignment: number;
                                scene_connections: number;
                                visual_progression: number;
                            };
                            visual_progression: {
                                look: string;
                                scene: number;
                            }[];
                            written_by: string;
                        } | null;
                        plan: {
                            consistency_groups: {
                                entity: string;
                                id: string;
                                requirement: string;
                                scenes: number[];
                                seed: number;
                            }[];
                            entities: {
                                description: string;
                                id: string;
                                /** @enum {string} */
                                kind: "product" | "character" | "place" | "brand";
                                name: string;
                                visual_requirements: string[];
                            }[];
                            narrative_flow: {
                                role: string;
                                scene: number;
                            }[];
                            planned_by: string;
                            scene_dependencies: {
                                chained?: boolean;
                                depends_on: number;
                                /** @enum {string} */
                                kind: "continues" | "contrasts" | "same_entity";
                                reason: string;
                                scene: number;
                            }[];
                            shot_list: {
                                /** @enum {string} */
                                camera_movement: "static" | "slow zoom in" | "slow zoom out" | "dolly in" | "dolly out" | "truck left" | "truck right" | "pan left" | "pan right" | "tilt up" | "tilt down" | "orbit left" | "orbit right" | "crane up" | "crane down" | "handheld";
                                consistency_markers: string[];
                                continuity: string;
                                description: string;
                                duration: number;
                                lens_type: string;
                                perspective: string;
                                scene_number: number;
                                shot_number: number;
                                shot_size: string;
                            }[];
                        } | null;
                        prompt: string;
                        scene_prompts: {
                            consistency_groups: string[];
                            image_prompt: string;
                            negative_prompt: string;
                            references: string[];
                            scene: number;
                            seed: number;
                            video_prompt: string;
                        }[];
                        scenes: {
                            beat: string;
                            /** @enum {string} */
                            camera_movement: "static" | "slow zoom in" | "slow zoom out" | "dolly in" | "dolly out" | "truck left" | "truck right" | "pan left" | "pan right" | "tilt up" | "tilt down" | "orbit left" | "orbit right" | "crane up" | "crane down" | "handheld";
                            clip_id: string | null;
                            clip_url: string | null;
                            duration: number;
                            image_id: string | null;
                            image_url: string | null;
                            lens_type: string;
                            motion_intensity: number;
                            number: number;
                            overlay_text: string;
                            perspective: string;
                            place: string;
                            poster_url: string | null;
                            purpose: string;
                            shot_size: string;
                            sound: ("whoosh" | "hit" | "riser") | null;
                            style: string[];
                            /** @enum {string} */
                            transition: "cut" | "crossfade" | "dissolve" | "slide" | "wipe" | "zoom";
                            transition_reason: string;
                            /** @enum {string} */
                            view_type: "front" | "side" | "back" | "top" | "detail" | "lifestyle";
                            visual_prompt: string;
                        }[];
                        session_id: string;
                        settings: {
                            /**
                             * @default 16:9
                             * @enum {string}
                             */
                            aspect_ratio: "16:9" | "9:16" | "1:1" | "4:5";
                            /** @default {} */
                            coherence: {
                                [key: string]: boolean | number | string;
                            };
                            cta?: string;
                            duration?: number;
                            /** @default 30 */
                            fps: 24 | 25 | 30;
                            /** @enum {string} */
                            framework?: "AIDA" | "PAS" | "BAB";
                            music: {
                                /** @default true */
                                enabled: boolean;
                                /** @enum {string} */
                                genre?: "upbeat" | "chill" | "energetic" | "luxury" | "cinematic" | "playful";
                            };
                            num_clips?: number;
                            /**
                             * @default replace
                             * @enum {string}
                             */
                            photo_background: "replace" | "keep";
                            product_name?: string;
                            /**
                             * @default final
                             * @enum {string}
                             */
                            quality: "draft" | "final";
                            /** @default false */
                            review: boolean;
                            seed?: number;
                            /** @default [] */
                            style_keywords: string[];
                        };
                        specification: {
                            brand: {
                                audience: string | null;
                                colors: string[];
                                /** @default Montserrat-Bold */
                                font: string;
                                never: string[];
                                style_keywords: string[];
                                /** @default #FFFFFF */
                                text_color: string;
                                tone: string;
                            };
                            cta: string;
                            framework: {
                                /** @enum {string} */
                                name: "AIDA" | "PAS" | "BAB";
                                reason: string;
                            };
                            grade: {
                                /** @enum {string} */
                                preset: "none" | "warm" | "cool" | "cinematic" | "vibrant" | "luxury" | "muted" | "mono";
                                reason: string;
                                strength: number;
                            };
                            music: {
                                /** @enum {string} */
                                genre: "upbeat" | "chill" | "energetic" | "luxury" | "cinematic" | "playful";
                                reason: string;
                            };
                            product: {
                                description: string;
                                features: string[];
                                name: string;
                            };
                            scenes: {
                                beat: string;
                                /** @enum {string} */
                                camera_movement: "static" | "slow zoom in" | "slow zoom out" | "dolly in" | "dolly out" | "truck left" | "truck right" | "pan left" | "pan right" | "tilt up" | "tilt down" | "orbit left" | "orbit right" | "crane up" | "crane down" | "handheld";
                                duration: number;
                                lens_type: string;
                                motion_intensity: number;
                                number: number;
                                overlay_text: string;
                                perspective: string;
                                place: string;
                                purpose: string;
                                shot_size: string;
                                sound: ("whoosh" | "hit" | "riser") | null;
                                style: string[];
                                /** @enum {string} */
                                transition: "cut" | "crossfade" | "dissolve" | "slide" | "wipe" | "zoom";
                                transition_reason: string;
                                /** @enum {string} */
                                view_type: "front" | "side" | "back" | "top" | "detail" | "lifestyle";
                                visual_prompt: string;
                            }[];
                            written_by: string;
                        } | null;
                        /** @enum {string} */
                        status: "planning" | "review" | "approved";
                    };
                };
            };
            /** @description What went wrong, and whether it cost anything */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    approveStoryboard: {
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
            /** @description Done */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        estimated_cost: number;
                        estimated_duration: number;
                        message: string;
                        models?: {
                            image?: string;
                            local_after?: ("text" | "image" | "video" | "music")[];
                            music?: string;
                            text?: string;
                            video?: string;
                        };
                        /** @constant */
                        status: "processing";
                        warnings?: string[];
                    };
                };
            };
            /** @description What went wrong, and whether it cost anything */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    createSession: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    user_id?: number;
                };
            };
        };
        responses: {
            /** @description Done */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: date-time */
                        created_at: string;
                        session_id: string;
                        stage: components["schemas"]["Stage"];
                    };
                };
            };
            /** @description What went wrong, and whether it cost anything */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listProfiles: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        profiles: {
                            /** Format: date-time */
                            created_at: string;
                            id: string;
                            name: string;
                            settings: {
                                /**
                                 * @default 16:9
                                 * @enum {string}
                                 */
                                aspect_ratio?: "16:9" | "9:16" | "1:1" | "4:5";
                                /** @default {} */
                                coherence?: {
                                    [key: string]: boolean | number | string;
                                };
                                cta?: string;
                                duration?: number;
                                /** @default 30 */
                                fps?: 24 | 25 | 30;
                                /** @enum {string} */
                                framework?: "AIDA" | "PAS" | "BAB";
                                music?: {
                                    /** @default true */
                                    enabled: boolean;
                                    /** @enum {string} */
                                    genre?: "upbeat" | "chill" | "energetic" | "luxury" | "cinematic" | "playful";
                                };
                                num_clips?: number;
                                /**
                                 * @default replace
                                 * @enum {string}
                                 */
                                photo_background?: "replace" | "keep";
                                product_name?: string;
                                /**
                                 * @default final
                                 * @enum {string}
                                 */
                                quality?: "draft" | "final";
                                /** @default false */
                                review?: boolean;
                                seed?: number;
                                /** @default [] */
                                style_keywords?: string[];
                            };
                        }[];
                    };
                };
            };
            /** @description What went wrong, and whether it cost anything */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    saveProfile: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    name: string;
                    settings: {
                        /**
                         * @default 16:9
                         * @enum {string}
                         */
                        aspect_ratio?: "16:9" | "9:16" | "1:1" | "4:5";
                        /** @default {} */
                        coherence?: {
                            [key: string]: boolean | number | string;
                        };
                        cta?: string;
                        duration?: number;
                        /** @default 30 */
                        fps?: 24 | 25 | 30;
                        /** @enum {string} */
                        framework?: "AIDA" | "PAS" | "BAB";
                        /** @default {} */
                        music?: {
                            /** @default true */
                            enabled?: boolean;
                            /** @enum {string} */
                            genre?: "upbeat" | "chill" | "energetic" | "luxury" | "cinematic" | "playful";
                        };
                        num_clips?: number;
                        /**
                         * @default replace
                         * @enum {string}
                         */
                        photo_background?: "replace" | "keep";
                        product_name?: string;
                        /**
                         * @default final
                         * @enum {string}
                         */
                        quality?: "draft" | "final";
                        /** @default false */
                        review?: boolean;
                        seed?: number;
                        /** @default [] */
                        style_keywords?: string[];
                    };
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: date-time */
                        created_at: string;
                        id: string;
                        name: string;
                        settings: {
                            /**
                             * @default 16:9
                             * @enum {string}
                             */
                            aspect_ratio?: "16:9" | "9:16" | "1:1" | "4:5";
                            /** @default {} */
                            coherence?: {
                                [key: string]: boolean | number | string;
                            };
                            cta?: string;
                            duration?: number;
                            /** @default 30 */
                            fps?: 24 | 25 | 30;
                            /** @enum {string} */
                            framework?: "AIDA" | "PAS" | "BAB";
                            music?: {
                                /** @default true */
                                enabled: boolean;
                                /** @enum {string} */
                                genre?: "upbeat" | "chill" | "energetic" | "luxury" | "cinematic" | "playful";
                            };
                            num_clips?: number;
                            /**
                             * @default replace
                             * @enum {string}
                             */
                            photo_background?: "replace" | "keep";
                            product_name?: string;
                            /**
                             * @default final
                             * @enum {string}
                             */
                            quality?: "draft" | "final";
                            /** @default false */
                            review?: boolean;
                            seed?: number;
                            /** @default [] */
                            style_keywords?: string[];
                        };
                    };
                };
            };
            /** @description What went wrong, and whether it cost anything */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    deleteProfile: {
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
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @constant */
                        success: true;
                    };
                };
            };
            /** @description What went wrong, and whether it cost anything */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getSettings: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        alert_at: number | null;
                        daily_cap: number | null;
                        is_admin: boolean;
                        models: {
                            image?: string;
                            local_after?: ("text" | "image" | "video" | "music")[];
                            music?: string;
                            text?: string;
                            video?: string;
                        };
                        server: {
                            session_budget: number;
                            /** @enum {string} */
                            tier: "draft" | "production";
                        };
                        session_budget: number | null;
                        spent_today: number;
                        tier: ("draft" | "production") | null;
                    };
                };
            };
            /** @description What went wrong, and whether it cost anything */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    changeSettings: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    alert_at?: number | null;
                    daily_cap?: number | null;
                    models?: {
                        image?: string | null;
                        local_after?: ("text" | "image" | "video" | "music")[] | null;
                        music?: string | null;
                        text?: string | null;
                        video?: string | null;
                    };
                    session_budget?: number | null;
                    tier?: ("draft" | "production") | null;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        alert_at: number | null;
                        daily_cap: number | null;
                        is_admin: boolean;
                        models: {
                            image?: string;
                            local_after?: ("text" | "image" | "video" | "music")[];
                            music?: string;
                            text?: string;
                            video?: string;
                        };
                        server: {
                            session_budget: number;
                            /** @enum {string} */
                            tier: "draft" | "production";
                        };
                        session_budget: number | null;
                        spent_today: number;
                        tier: ("draft" | "production") | null;
                    };
                };
            };
            /** @description What went wrong, and whether it cost anything */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listProviders: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        providers: {
                            base_url: string | null;
                            label: string;
                            last4: string | null;
                            model: string | null;
                            problem: string | null;
                            /** @enum {string} */
                            provider: "replicate" | "openai" | "fal" | "comfyui" | "local-server";
                            source: ("environment" | "app") | null;
                            takes: ("key" | "base_url" | "model")[];
                            updated_at: string | null;
                        }[];
                    };
                };
            };
            /** @description What went wrong, and whether it cost anything */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    saveProvider: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                provider: "replicate" | "openai" | "fal" | "comfyui" | "local-server";
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** Format: uri */
                    base_url?: string;
                    key?: string;
                    model?: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        base_url: string | null;
                        label: string;
                        last4: string | null;
                        model: string | null;
                        problem: string | null;
                        /** @enum {string} */
                        provider: "replicate" | "openai" | "fal" | "comfyui" | "local-server";
                        source: ("environment" | "app") | null;
                        takes: ("key" | "base_url" | "model")[];
                        updated_at: string | null;
                    };
                };
            };
            /** @description What went wrong, and whether it cost anything */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    removeProvider: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                provider: "replicate" | "openai" | "fal" | "comfyui" | "local-server";
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        base_url: string | null;
                        label: string;
                        last4: string | null;
                        model: string | null;
                        problem: string | null;
                        /** @enum {string} */
                        provider: "replicate" | "openai" | "fal" | "comfyui" | "local-server";
                        source: ("environment" | "app") | null;
                        takes: ("key" | "base_url" | "model")[];
                        updated_at: string | null;
                    };
                };
            };
            /** @description What went wrong, and whether it cost anything */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    checkProvider: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                provider: "replicate" | "openai" | "fal" | "comfyui" | "local-server";
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        available: boolean;
                        opens: {
                            image: number;
                            music: number;
                            text: number;
                            video: number;
                        };
                        /** @enum {string} */
                        provider: "replicate" | "openai" | "fal" | "comfyui" | "local-server";
                        reason: string | null;
                    };
                };
            };
            /** @description What went wrong, and whether it cost anything */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listUserTotals: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        users: {
                            ads: number;
                            daily_cap: number | null;
                            is_admin: boolean;
                            name: string;
                            today: number;
                            total: number;
                            user_id: number;
                        }[];
                    };
                };
            };
            /** @description What went wrong, and whether it cost anything */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    profile: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: date-time */
                        created_at: string;
                        email: string | null;
                        is_admin?: boolean;
                        session_count: number;
                        total_cost: number;
                        user_id: number;
                        username: string | null;
                        video_count: number;
                    };
                };
            };
            /** @description What went wrong, and whether it cost anything */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getSpending: {
        parameters: {
            query?: {
                days?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        by_agent: {
                            agent: string;
                            calls: number;
                            cost: number;
                        }[];
                        by_day: {
                            calls: number;
                            cost: number;
                            day: string;
                        }[];
                        by_model: {
                            calls: number;
                            cost: number;
                            model: string;
                            provider: string;
                        }[];
                        ever: number;
                        from: string;
                        to: string;
                        today: number;
                        total: number;
                    };
                };
            };
            /** @description What went wrong, and whether it cost anything */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    health: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        demo: boolean;
                        /** @enum {string} */
                        role: "all" | "api" | "worker";
                        /** @constant */
                        status: "healthy";
                        version: string;
                    };
                };
            };
            /** @description What went wrong, and whether it cost anything */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
}
