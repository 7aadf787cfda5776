"""The verbs that APIs use in paths and operation ids, by what they may be mistaken for."""

from __future__ import annotations

from typing import Final


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


# Words that are verbs wherever they stand first.
CERTAIN: Final = _words("""
    abort accept accrue accumulate acknowledge acquire activate add adjust allocate
    analyse analyze append apply approve assign associate attach authenticate authorise
    authorize autocomplete ban bind bulk calculate cancel capture check choose clean
    clear clone close collect commit compact compare complete compute configure confirm
    connect consume convert cordon create deactivate deallocate decline decode
    decommission decrement decrypt delegate delete demote deny deploy deprecate
    deprovision deregister destroy detach detect disable disassociate discard disconnect
    discover dismiss dispatch download drain duplicate edit embed enable encode encrypt
    end enforce enqueue enrol enroll ensure escalate evaluate evict exchange execute
    expand expire extend extract fail failover favour fetch finalise finalize find
    finish flush follow forget fulfil fulfill generate get grant handle hangup hibernate
    hide ignore impersonate import increment ingest initialise initialize initiate
    insert inspect install invalidate invite invoke join kill launch leave login logout
    mark merge migrate modify move mutate mute navigate nominate notify observe onboard
    opt override parse pause ping poll postpone prepare prioritize process promote
    provision prune publish purge push put reactivate read reboot rebuild recalculate
    receive reclaim recommend recompile reconcile recover recreate redact redeem
    redeliver refer refresh refund regenerate register reindex reinstate reissue reject
    release reload remap remix remove rename render renew reopen reorder replace replay
    reply reprocess reprovision rerank reroute rerun reschedule resend reset resize
    resolve restart restore resubmit resume resync retrieve retry revalidate reverse
    revert revoke rollback rotate run save scale scroll search select send set settle
    shutdown sign signin signout signup simulate skip snooze solve sort start submit
    subscribe suggest summarise summarize suspend sync synchronise synchronize terminate
    toggle transcribe transition translate trash trigger truncate unarchive unassign
    unassociate unban unbind unblock undelete undo unfollow unfreeze unhide uninstall
    unlike unlink unlock unmute unpause unpin unpublish unregister unshare unsnooze
    unstar unsubscribe unsuspend untrash unwatch update upgrade upload upscale upsert
    validate verify void waive wipe withdraw write
    """)
# Verbs that are nouns just as well: `/stop/{id}` is a place where buses halt.
POSSIBLE: Final = _words("""
    access act advance answer archive audit backup block branch build call change charge comment
    copy count credit debug design display drop export filter flag fork format
    forward freeze group index like link list listen lock log lookup map match
    message monitor open order patch pay play post preview print prompt query
    quote rate record redirect reframe report request requeue rescore review scan
    schedule score share ship show split star stop stream summary tag test touch
    track trade transfer transform use view vote wake watch
    """)
ANY: Final = CERTAIN | POSSIBLE

# Verbs of ids and paths that say no more than the HTTP method does.
READS: Final = _words("""
    all describe display fetch find get index inspect list load lookup read retrieve
    show view
    """)
GETS: Final = frozenset({"all", "fetch", "get", "load", "read"})
CREATES: Final = _words("""
    add create insert make new post put
    """)
UPDATES: Final = _words("""
    adjust change configure create edit modify partial partially patch post put
    replace save set update
    """)
DELETES: Final = _words("""
    del delete destroy drop erase remove unregister
    """)
PLAIN: Final = READS | CREATES | UPDATES | DELETES
# Last segments of a GET that say what to do, rather than what there is.
QUESTIONS: Final = _words("""
    autocomplete calculate check compare contains count diff download estimate
    exists export find get list login logout lookup ping poll preview query render
    replay search stream suggest validate verify
    """)
# Verbs of an id that a POST on a collection keeps: it creates nothing.
ASKED_BY_POST: Final = _words("""
    calculate check count estimate export find import login logout lookup preview
    query register search sync validate verify
    """)
# What asks for the state of the service itself.
ABOUT_SERVICE: Final = _words("""
    alive health healthcheck healthz heartbeat info live liveness livez ping
    readiness ready readyz status version
    """)
# Segments that are the bytes of an item, or the text of it.
CONTENT: Final = _words("""
    body content download pdf raw
    """)
# What is asked with a GET or, if there is much to say, with a POST.
ASKED: Final = _words("""
    autocomplete find query search similar suggest
    """)
# A GET with one key behind one of these shows what the key names: `/charts/show/{id}`.
SHOWN: Final = _words("""
    check confirm count decode download export find lookup preview resolve search show
    validate verify
    """)
# Verbs of ids that only say which method of HTTP is called.
SAY_METHOD: Final = frozenset({"post", "put", "patch"})
BULK: Final = _words("""
    batch bulk many multiple
    """)
# How an action is done, in front of its verb: `streamed-list-objects`.
MANNERS: Final = _words("""
    async asynchronous force forced hard mass quick soft streamed streaming
    """)
ARTICLES: Final = _words("""
    a an the
    """)
PREPOSITIONS: Final = _words("""
    and at by for from in of on to with
    """)
# Segments in front of an item's other key: `/tasks/name/{task_name}`.
KEYS: Final = _words("""
    alias code email external handle hash key label login name number phone ref
    reference serial sku slug title username uuid
    """)
# Plurals that are one thing.
SINGLE: Final = _words("""
    analytics capabilities credits details limits metrics options preferences settings
    statistics stats
    """)
TENANTS: Final = _words("""
    account company customer namespace org organisation organization portal project
    realm site subscription team tenant workspace
    """)
