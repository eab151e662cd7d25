# The words for what one does here; `just` lists them, and each is one plain command.

_words:
    @{{ just_executable() }} --list --unsorted

# everything, as CI does it: compile with all checks, tests, real servers, format
check:
    ./mvnw verify

# what needs no server; `just test mysql PacketChannelTest` for one class of one module
test module="" class="*Test":
    ./mvnw test {{ if module == "" { "" } else { "-am -pl " + module } }} '-Dtest={{ class }}' -Dsurefire.failIfNoSpecifiedTests=false

# tests against real servers; `just it mysql-9.7` for one of them
it server="":
    LUMA_ONLY_SERVERS='{{ server }}' ./mvnw verify -Dtest=none -Dsurefire.failIfNoSpecifiedTests=false

# put the sources into the one format
fmt:
    ./mvnw -q spotless:apply

# measure against a server on loopback: `just bench 3306 Statements --quick`
bench port *words:
    ./mvnw -q package -DskipTests -pl benchmarks -am '-Dbench={{ port }} {{ words }}'
