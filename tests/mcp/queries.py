"""Plain words that people would use, and the operation that they mean."""

from __future__ import annotations

QUERIES: dict[str, tuple[tuple[str, str], ...]] = {
    "github": (
        ("list the open issues of a repository", "GET /repos/{owner}/{repo}/issues"),
        ("open a new issue", "POST /repos/{owner}/{repo}/issues"),
        ("merge a pull request", "PUT /repos/{owner}/{repo}/pulls/{pull_number}/merge"),
        ("who am I logged in as", "GET /user"),
        ("star a repository for me", "PUT /user/starred/{owner}/{repo}"),
        ("add a label to an issue", "POST /repos/{owner}/{repo}/issues/{issue_number}/labels"),
        ("download the logs of a workflow run", "GET /repos/{owner}/{repo}/actions/runs/{run_id}/logs"),
        ("re-run failed jobs of a workflow run", "POST /repos/{owner}/{repo}/actions/runs/{run_id}/rerun-failed-jobs"),
        ("invite a collaborator to my repo", "PUT /repos/{owner}/{repo}/collaborators/{username}"),
        ("create a gist", "POST /gists"),
        ("read a file from a repository", "GET /repos/{owner}/{repo}/contents/{path}"),
        ("delete a branch protection rule", "DELETE /repos/{owner}/{repo}/branches/{branch}/protection"),
        ("search code", "GET /search/code"),
        ("latest release of a repo", "GET /repos/{owner}/{repo}/releases/latest"),
    ),
    "stripe": (
        ("charge a customer's card", "POST /v1/charges"),
        ("refund a payment", "POST /v1/refunds"),
        ("cancel a subscription", "DELETE /v1/subscriptions/{subscription_exposed_id}"),
        ("create a customer", "POST /v1/customers"),
        ("send an invoice to a customer", "POST /v1/invoices/{invoice}/send"),
        ("what is my account balance", "GET /v1/balance"),
        ("make a coupon", "POST /v1/coupons"),
        ("list all payouts", "GET /v1/payouts"),
        ("confirm a payment intent", "POST /v1/payment_intents/{intent}/confirm"),
    ),
    "openai": (
        ("chat with a model", "POST /chat/completions"),
        ("turn text into speech", "POST /audio/speech"),
        ("transcribe an audio file", "POST /audio/transcriptions"),
        ("upload a file", "POST /files"),
        ("which models are there", "GET /models"),
        ("make an image from a prompt", "POST /images/generations"),
        ("compute embeddings", "POST /embeddings"),
        ("cancel a batch", "POST /batches/{batch_id}/cancel"),
        ("start a fine-tuning job", "POST /fine_tuning/jobs"),
    ),
    "spotify": (
        ("pause the music", "PUT /me/player/pause"),
        ("what song is playing now", "GET /me/player/currently-playing"),
        ("skip to the next song", "POST /me/player/next"),
        ("add tracks to a playlist", "POST /playlists/{playlist_id}/tracks"),
        ("get the albums of an artist", "GET /artists/{id}/albums"),
        ("search for an artist", "GET /search"),
        ("set the volume", "PUT /me/player/volume"),
    ),
    "docker-engine": (
        ("list running containers", "GET /containers/json"),
        ("stop a container", "POST /containers/{id}/stop"),
        ("pull an image", "POST /images/create"),
        ("show the logs of a container", "GET /containers/{id}/logs"),
        ("remove unused volumes", "POST /volumes/prune"),
        ("connect a container to a network", "POST /networks/{id}/connect"),
    ),
    "slack-web": (
        ("send a message to a channel", "POST /chat.postMessage"),
        ("list all channels", "GET /conversations.list"),
        ("invite someone to a channel", "POST /conversations.invite"),
        ("add an emoji reaction", "POST /reactions.add"),
        ("find a user by email address", "GET /users.lookupByEmail"),
    ),
}  # fmt: skip
"""By document: the words, and method and path."""
