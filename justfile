# Words for what one does here; CI uses the same. `just --list` shows them.

# everything, as CI does it: format, compile with all checks, tests, real servers
check:
    ./mvnw verify

# tests without servers; `just test mysql PacketChannelTest` for one class of one module
test module="" class="":
    ./mvnw test {{ if module == "" { "" } else { "-pl " + module + " -am" } }} {{ if class == "" { "" } else { "-Dtest=" + class + " -Dsurefire.failIfNoSpecifiedTests=false" } }}

# tests against real servers; `just it mysql-9.7` for one of them
it server="":
    ./mvnw verify -Dsurefire.skip=true {{ if server == "" { "" } else { "-Dgroups=" + server } }}

# put the sources into the one format
fmt:
    ./mvnw -q spotless:apply
