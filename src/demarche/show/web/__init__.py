"""The web application: what a store holds, to search, read and check in a browser; every number a click from its words.

In:  a store. Out: pages, a JSON API and exports, on this computer only unless asked otherwise. Articles' words never
run, nothing is written, nothing is fetched from elsewhere.
"""
